/** What the terminal says when the server serves for the first time. */
import type { ServerEnvironment } from "@/lib/server/environment";
import { servedAddresses } from "./addresses";

/** @param invitation the path of the one-time link for the first account; null when there is one */
export async function announce(
  environment: ServerEnvironment,
  port: number,
  invitation: string | null,
): Promise<void> {
  const https = environment.tls !== null;
  const { local, lan } = await servedAddresses(port, https);
  const lines = [
    "",
    "Spiralroom is ready",
    `  on this machine    ${local}`,
    ...(environment.host === "0.0.0.0" ? lan : []).map((address) => `  on the network     ${address}`),
    ...(environment.publicUrl ? [`  public             ${environment.publicUrl}`] : []),
  ];
  if (environment.proxies > 0 && environment.host === "127.0.0.1")
    lines.push("  Behind a proxy only this machine is answered; HOST says otherwise.");
  if (!https && !environment.publicUrl?.startsWith("https:"))
    lines.push(
      "  Students on the network have no WebGPU over plain HTTP: `npm start -- --https` gives it to them.",
    );
  if (invitation)
    lines.push(
      "",
      "Create the first instructor's account with this one-time link:",
      `  ${environment.publicUrl ?? local}${invitation}`,
    );
  console.log(`${lines.join("\n")}\n`);
}
