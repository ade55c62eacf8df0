// Attacks over the socket by those who are nobody there, or who speak the protocol wrong.
import { setTimeout as pause } from "node:timers/promises";
import { nanoid } from "nanoid";
import { Manager } from "socket.io-client";
import { protocolVersion } from "@/lib/contract/protocol";
import { connect } from "../../server/client";
import { deviceOfPage } from "../../server/device-of-page";
import { enemy, repeat, Tally, type Attack, type Target } from "./target";

/** A bare engine.io wire on which anything can be said. */
async function wire({ url }: Target, cookie: string): Promise<Manager> {
  const manager = new Manager(url, {
    ...{ transports: ["websocket"], reconnection: false, autoConnect: false, forceNew: true },
    extraHeaders: { cookie },
  });
  await new Promise<void>((resolve, reject) => manager.open((error) => (error ? reject(error) : resolve())));
  return manager;
}

const greet = (code: string) => `0${JSON.stringify({ protocol: protocolVersion, role: "student", code })}`;

/** Twenty sockets that announce ten attachments and send nine of 3.9 MB, again and again. */
export const halfSentAttachments: Attack = async (target, until) => {
  const cookie = await deviceOfPage(target.url, target.code);
  const attachment = Buffer.alloc(3_900_000);
  const announcement = `510-["run.submit",${Array.from({ length: 10 }, (_, num) => `{"_placeholder":true,"num":${num}}`).join(",")}]`;
  return repeat(
    10,
    until,
    async () => {
      const manager = await wire(target, cookie);
      const { engine } = manager;
      engine.write(greet(target.code));
      engine.write(announcement);
      for (let index = 0; index < 9 && engine.readyState === "open"; index++) {
        engine.write(attachment);
        while (engine.writeBuffer.length > 0 && engine.readyState === "open") await pause(5);
      }
      for (let waits = 0; waits < 40 && engine.readyState === "open"; waits++) await pause(100);
      const ended = engine.readyState === "open" ? "held" : "ended by the server";
      manager._close();
      return ended;
    },
    20,
  );
};

/** A hundred frames a second of the largest size under names that nobody knows, from one joined student. */
export const unknownNames: Attack = async (target, until) => {
  let client = await enemy(target);
  const text = "x".repeat(990_000);
  return repeat(100, until, async (index) => {
    if (!client.socket.connected) {
      if (index % 50 > 0) return "cut off";
      client = await connect(target.url, { role: "student", code: target.code }, client.cookie);
    }
    client.socket.emit(`unknown-${index}`, text);
    return "sent";
  });
};

/** Ten messages a second that are costly to parse, from a joined student who comes back each time. */
export const costlyShapes: Attack = async (target, until) => {
  const client = await enemy(target);
  const names = Array.from({ length: 85_000 }, (_, at) => `{"${at.toString(36)}":0}`);
  const texts = ["[".repeat(490_000) + "]".repeat(490_000), `[${names.join(",")}]`];
  return repeat(10, until, async (index) => {
    const manager = await wire(target, client.cookie);
    const ended = new Promise<string>((resolve) =>
      manager.engine.on("close", () => resolve("ended by the server")),
    );
    manager.engine.write(greet(target.code));
    manager.engine.write(`2["answer.draft",${texts[index % texts.length]}]`);
    const end = await Promise.race([ended, pause(2_000).then(() => "taken")]);
    manager._close();
    return end;
  });
};

/** 600 sockets without a cookie that stay. */
export const cookieless: Attack = async (target, until) => {
  const tally = new Tally();
  const came = await Promise.all(
    Array.from({ length: 600 }, async (_, index) => {
      await pause(index * 5);
      return connect(target.url, { role: "student", code: target.code }, "").then(
        (client) => (tally.add("connected"), client),
        (error: Error) => (tally.add(error.message), null),
      );
    }),
  );
  while (!until.aborted) await pause(50);
  came.forEach((client) => client?.close());
  return tally;
};

/** Handshakes with invented codes, fifty a second. */
export const codesByHandshake: Attack = async (target, until) => {
  const cookie = await deviceOfPage(target.url, target.code);
  return repeat(52, until, async () => {
    const code = nanoid(6)
      .toUpperCase()
      .replaceAll(/[^2-9A-HJ-KM-NP-Z]/g, "7");
    const client = await connect(target.url, { role: "student", code }, cookie);
    client.close();
    return "connected";
  });
};

/** Joins from one laptop, each as a new device, 130 a second. */
export const joins: Attack = async (target, until) =>
  repeat(
    130,
    until,
    async (index) => {
      const client = await connect(
        target.url,
        { role: "student", code: target.spareCode },
        await deviceOfPage(target.url, target.code),
      );
      const reply = await client.send("participant.join", { name: `Invader ${target.attack} ${index}` });
      client.close();
      return reply.ok ? "joined" : reply.error.code;
    },
    60,
  );
