// Prints what AsyncAPI's own parser has to say of a document, one diagnostic a line; nothing if it is good.
// Usage: node validate.mjs FILE
import { readFile } from "node:fs/promises";
import { AvroSchemaParser } from "@asyncapi/avro-schema-parser";
import { Parser } from "@asyncapi/parser";

const SEVERITIES = ["error", "warning", "info", "hint"];
const [file] = process.argv.slice(2);
const parser = new Parser({ schemaParsers: [AvroSchemaParser()] });
const { document, diagnostics } = await parser.parse(await readFile(file, "utf8"));
for (const { severity, code, path, message } of diagnostics) {
  console.log(`${SEVERITIES[severity]} ${code} ${path.join("/")}: ${message}`);
}
if (document) {
  console.log(`valid, ${document.channels().all().length} channels, ${document.operations().all().length} operations`);
}
