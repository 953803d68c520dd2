"""Prints every record of a topic until Ctrl-C, changes by what changed; started again, it goes on where it stopped."""
import io, json, os, signal, struct, urllib.request
import avro.io, avro.schema
from confluent_kafka import Consumer, KafkaException

REGISTRY = os.environ.get("REGISTRY_URL", "http://localhost:8081/apis/ccompat/v7")
TOPIC = os.environ.get("TOPIC", "switchboard.convoso.agent-monitor.agents.changes")
readers = {}
running = True


def stop(signum, frame):
    global running
    running = False


def decode(data):  # a zero byte, the schema's id in four bytes, Avro
    _, id = struct.unpack(">bI", data[:5])
    if id not in readers:
        with urllib.request.urlopen(f"{REGISTRY}/schemas/ids/{id}", timeout=10) as answer:
            readers[id] = avro.io.DatumReader(avro.schema.parse(json.load(answer)["schema"]))
    return readers[id].read(avro.io.BinaryDecoder(io.BytesIO(data[5:])))


def plain(value):  # times and dates, which are objects, as ISO 8601
    return value.isoformat() if hasattr(value, "isoformat") else value


def handle(record):
    key = json.dumps(decode(record.key()), default=plain)
    value = decode(record.value()) if record.value() else None
    if value is None:  # in topics of state and of buckets
        print("gone", key, flush=True)
        return
    is_change = "op" in value
    row = (value["after"] or value["before"]) if is_change else value
    changed = dict(record.headers() or []).get("changed")
    fields = changed.decode().split(",") if changed else row
    print(value["op"] if is_change else "row", key, *(f"{field}={plain(row[field])}" for field in fields), flush=True)


signal.signal(signal.SIGINT, stop)
signal.signal(signal.SIGTERM, stop)
consumer = Consumer({
    "bootstrap.servers": os.environ.get("BOOTSTRAP_SERVERS", "localhost:9092"),
    "group.id": os.environ.get("GROUP_ID", "my-team"),
    "isolation.level": "read_committed",
    "auto.offset.reset": "earliest",
    "enable.auto.commit": False,
})
consumer.subscribe([TOPIC])
try:
    while running:
        records = consumer.consume(500, timeout=0.5)
        for record in records:
            if record.error():
                raise KafkaException(record.error())
            handle(record)
        if records:
            consumer.commit(asynchronous=False)  # what was handled, and nothing else
finally:
    consumer.close()
