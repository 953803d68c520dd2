// Prints every change of Convoso's agents until Ctrl-C; started again, it goes on where it stopped.
import { AvroDeserializer, SchemaRegistryClient, SerdeType, SubjectNameStrategyType } from "@confluentinc/schemaregistry";
import kafkajs from "kafkajs";

const {
  BOOTSTRAP_SERVERS = "localhost:9092",
  REGISTRY_URL = "http://localhost:8081/apis/ccompat/v7",
  GROUP_ID = "my-team",
  TOPIC = "switchboard.convoso.agent-monitor.agents.changes",
} = process.env;

const registry = new SchemaRegistryClient({ baseURLs: [REGISTRY_URL], createAxiosDefaults: { timeout: 10_000 } });
const subjects = { subjectNameStrategyType: SubjectNameStrategyType.TOPIC }; // The default asks for what Apicurio has not.
const keys = new AvroDeserializer(registry, SerdeType.KEY, subjects);
const values = new AvroDeserializer(registry, SerdeType.VALUE, subjects);
const kafka = new kafkajs.Kafka({ brokers: BOOTSTRAP_SERVERS.split(","), logLevel: kafkajs.logLevel.WARN });
const consumer = kafka.consumer({ groupId: GROUP_ID, readUncommitted: false });

async function handle({ key, value, headers }) {
  const change = await values.deserialize(TOPIC, value);
  const row = change.after ?? change.before;
  const changed = headers.changed?.toString().split(",") ?? Object.keys(row);
  const fields = changed.map((field) => `${field}=${row[field]}`);
  console.log(change.op, JSON.stringify(await keys.deserialize(TOPIC, key)), ...fields);
}

let running = true;
let handled = Promise.resolve();

async function handleAll({ topic, partition, messages }, resolveOffset, heartbeat) {
  let next;
  try {
    for (const message of messages) {
      if (!running) break;
      await handle(message);
      resolveOffset(message.offset);
      next = (BigInt(message.offset) + 1n).toString();
      await heartbeat();
    }
  } finally {
    if (next) await consumer.commitOffsets([{ topic, partition, offset: next }]); // What was handled, and nothing else.
  }
}

async function stop() {
  running = false;
  await handled.catch(() => {}); // A consumer that stops no longer commits: first what is being handled.
  await consumer.disconnect();
  process.exit();
}

process.once("SIGINT", stop);
process.once("SIGTERM", stop);
consumer.on(consumer.events.CRASH, ({ payload }) => {
  process.exitCode = payload.restart ? 0 : 1;
});
await consumer.connect();
await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
await consumer.run({
  autoCommit: false,
  eachBatch: async ({ batch, resolveOffset, heartbeat }) => {
    handled = handleAll(batch, resolveOffset, heartbeat);
    await handled;
  },
});
