/** What is said when the server serves for the first time. */
import type { ServerEnvironment } from "@/lib/server/environment";
import { servedAddresses } from "./addresses";
import { say } from "./say";

/** @param invitation the path of the one-time link for the first account; null when there is one */
export async function announce(
  environment: ServerEnvironment,
  port: number,
  invitation: string | null,
): Promise<void> {
  const https = environment.tls !== null;
  const { local, lan } = await servedAddresses(port, https);
  const { publicUrl } = environment;
  if (!process.stdout.isTTY)
    return say("Spiralroom is ready", {
      ...{ local, network: environment.host === "0.0.0.0" ? lan : [] },
      ...(publicUrl && { public: publicUrl }),
      ...(invitation && { firstAccount: `${publicUrl ?? local}${invitation}` }),
    });
  const lines = [
    "",
    "Spiralroom is ready",
    `  on this machine    ${local}`,
    ...(environment.host === "0.0.0.0" ? lan : []).map((address) => `  on the network     ${address}`),
    ...(publicUrl ? [`  public             ${publicUrl}`] : []),
  ];
  if (environment.proxies > 0 && environment.host === "127.0.0.1")
    lines.push("  Behind a proxy only this machine is answered; HOST says otherwise.");
  if (!https && !publicUrl?.startsWith("https:"))
    lines.push(
      "  Students on the network have no WebGPU over plain HTTP: `npm start -- --https` gives it to them.",
    );
  if (invitation)
    lines.push(
      "",
      "Create the first instructor's account with this one-time link:",
      `  ${publicUrl ?? local}${invitation}`,
    );
  console.log(`${lines.join("\n")}\n`);
}
