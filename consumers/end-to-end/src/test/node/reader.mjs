// Prints the first COUNT records of a topic, one JSON object a line: what a client of Confluent's own libraries sees.
// Usage: node reader.mjs BOOTSTRAP_SERVERS REGISTRY_URL TOPIC COUNT
import { AvroDeserializer, SchemaRegistryClient, SerdeType, SubjectNameStrategyType } from "@confluentinc/schemaregistry";
import kafkajs from "kafkajs";

const [brokers, registry, topic, count] = process.argv.slice(2);
const client = new SchemaRegistryClient({ baseURLs: [registry], createAxiosDefaults: { timeout: 10_000 } });
const subjects = { subjectNameStrategyType: SubjectNameStrategyType.TOPIC };
const keys = new AvroDeserializer(client, SerdeType.KEY, subjects);
const values = new AvroDeserializer(client, SerdeType.VALUE, subjects);
const kafka = new kafkajs.Kafka({ brokers: brokers.split(","), logLevel: kafkajs.logLevel.ERROR });
// Reads what is committed only: kafkajs' default, said here because it is what is tested.
const consumer = kafka.consumer({ groupId: `foreign-${topic}`, readUncommitted: false });

let left = Number(count);
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({
  partitionsConsumedConcurrently: 1,
  eachMessage: async ({ partition, message }) => {
    if (left === 0) {
      return;
    }
    const record = {
      partition,
      offset: Number(message.offset),
      timestamp: Number(message.timestamp),
      changed: message.headers.changed?.toString() ?? null,
      key: await keys.deserialize(topic, message.key),
      value: await values.deserialize(topic, message.value),
    };
    process.stdout.write(JSON.stringify(record) + "\n");
    left -= 1;
    if (left === 0) {
      setImmediate(() => consumer.disconnect().then(() => process.exit(0)));
    }
  },
});
