package io.switchboard.topic;

import io.switchboard.EnumText;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/** A schema as it is registered: without what only Java's generated classes need. */
public final class PortableSchema {
    private static final Pattern JAVA_ONLY = Pattern.compile(",\"avro\\.java\\.string\":\"String\"|,\"logicalType\":\""
            + Pattern.quote(EnumText.JAVA_ONLY) + "[^\"]*\"");

    private PortableSchema() {}

    /**
     * The schema without Java's marks on strings. A schema from a file and the schema of the class generated from that
     * file give equal ones.
     */
    public static Schema of(Schema schema) {
        return new Schema.Parser().parse(JAVA_ONLY.matcher(schema.toString()).replaceAll(""));
    }
}
