"""Prints every change of Convoso's agents until Ctrl-C; started again, it goes on where it stopped."""
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


def handle(record):
    key, change = decode(record.key()), decode(record.value())
    row = change["after"] or change["before"]
    changed = dict(record.headers() or []).get("changed")
    fields = changed.decode().split(",") if changed else row
    print(change["op"], json.dumps(key), *(f"{field}={row[field]}" for field in fields), flush=True)


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
