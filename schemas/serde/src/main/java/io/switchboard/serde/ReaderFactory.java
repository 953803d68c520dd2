package io.switchboard.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Makes the reader for what was written with a schema: into which class, and through which of its versions. */
@FunctionalInterface
interface ReaderFactory {
    /**
     * The reader of what was written with this schema.
     *
     * @throws SerdeException UNREADABLE, if there is no class for it
     */
    DatumReader<Object> readerOf(Schema written) throws IOException;

    /** Into one class, whatever the record is called that was written. */
    static ReaderFactory into(Class<? extends SpecificRecord> type) {
        SpecificModel model = SpecificModel.of(type);
        Schema wanted = SpecificData.get().getSchema(type);
        return written -> model.getFastReaderBuilder().createDatumReader(written, wanted);
    }

    /** Into the generated class with the name of the record that was written. */
    static ReaderFactory byName(ClassLoader loader) {
        return written -> {
            Class<?> type = SpecificModel.findClass(written, loader)
                    .orElseThrow(() -> SerdeException.of(
                            FailureReason.UNREADABLE,
                            "There is no class " + written.getFullName() + " for what was written. Add the jar with the"
                                    + " classes of the events to the class path, or set "
                                    + AvroDeserializer.SPECIFIC_READER + "=false for generic records"));
            return into(type.asSubclass(SpecificRecord.class)).readerOf(written);
        };
    }

    /** Into generic records, just as they were written. */
    static ReaderFactory generic() {
        return written -> GenericData.get().getFastReaderBuilder().createDatumReader(written, written);
    }
}
