import type { Config } from "@/lib/spiral/config";

export interface PanelProps {
  config: Config;
  /** the controls can be read but not changed */
  locked: boolean;
  onChange: (config: Config) => void;
}

/** One control of a config. */
export interface FieldProps extends PanelProps {
  /** in a row of many */
  small?: boolean;
}
