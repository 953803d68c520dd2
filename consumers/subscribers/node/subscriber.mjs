// Prints every record of a topic until Ctrl-C, changes by what changed; started again, it goes on where it stopped.
import { AvroDeserializer, SchemaRegistryClient, SerdeType, SubjectNameStrategyType } from "@confluentinc/schemaregistry";
import avsc from "avsc";
import kafkajs from "kafkajs";

const {
  BOOTSTRAP_SERVERS = "localhost:9092",
  REGISTRY_URL = "http://localhost:8081/apis/ccompat/v7",
  GROUP_ID = "my-team",
  TOPIC = "switchboard.convoso.agent-monitor.agents.changes",
} = process.env;

// Avro's times and dates are numbers by themselves: here they become ISO 8601.
class Time extends avsc.types.LogicalType {
  _fromValue(millis) {
    return new Date(millis).toISOString();
  }
}
class Day extends avsc.types.LogicalType {
  _fromValue(days) {
    return new Date(days * 86_400_000).toISOString().slice(0, 10);
  }
}

const registry = new SchemaRegistryClient({ baseURLs: [REGISTRY_URL], createAxiosDefaults: { timeout: 10_000 } });
const settings = {
  subjectNameStrategyType: SubjectNameStrategyType.TOPIC, // The default asks for what Apicurio has not.
  logicalTypes: { "timestamp-millis": Time, date: Day },
};
const keys = new AvroDeserializer(registry, SerdeType.KEY, settings);
const values = new AvroDeserializer(registry, SerdeType.VALUE, settings);
const kafka = new kafkajs.Kafka({ brokers: BOOTSTRAP_SERVERS.split(","), logLevel: kafkajs.logLevel.WARN });
const consumer = kafka.consumer({ groupId: GROUP_ID, readUncommitted: false });

async function handle(message) {
  const key = JSON.stringify(await keys.deserialize(TOPIC, message.key));
  if (message.value === null) {
    console.log("gone", key); // In topics of state and of buckets.
    return;
  }
  const value = await values.deserialize(TOPIC, message.value);
  const row = "op" in value ? value.after ?? value.before : value;
  const changed = message.headers.changed?.toString().split(",") ?? Object.keys(row);
  console.log(value.op ?? "row", key, ...changed.map((field) => `${field}=${row[field]}`));
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
