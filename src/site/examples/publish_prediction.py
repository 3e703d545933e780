"""Publishes predictions as Avro. Of Plumbline it needs two text files, schemas/Prediction.avsc and schemas/headers.txt.

From the root of the checkout, after `apt-get install python3-avro python3-confluent-kafka`:
    /usr/bin/python3 src/site/examples/publish_prediction.py localhost:9092 [FILE]
FILE holds predictions, one JSON object a line; without it the one below is published.
"""
import io, json, sys
from datetime import datetime, timezone
from avro.io import BinaryEncoder, DatumWriter
from avro.schema import parse
from confluent_kafka import Producer

schema = parse(open("schemas/Prediction.avsc").read())
header = next(line.split()[3] for line in open("schemas/headers.txt") if line.startswith("Prediction current"))
unset = {field.name: field.default for field in schema.fields if field.has_default}
example = {"predicted_at": datetime.now(timezone.utc), "model": "card-fraud", "prediction_id": "from-python",
           "predicted_class": "legit", "latency_ms": 11.5, "features": {"amount": 42.0, "country": "DE", "returning": True}}

producer = Producer({"bootstrap.servers": sys.argv[1]})
for prediction in map(json.loads, open(sys.argv[2])) if sys.argv[2:] else [example]:
    if not isinstance(prediction["predicted_at"], datetime):
        prediction["predicted_at"] = datetime.fromtimestamp(prediction["predicted_at"] / 1000, timezone.utc)
    value = io.BytesIO()
    value.write(bytes.fromhex(header))
    DatumWriter(schema).write({**unset, **prediction}, BinaryEncoder(value))
    producer.produce("predictions", value.getvalue(), key=prediction["prediction_id"])
    producer.poll(0)
producer.flush()
