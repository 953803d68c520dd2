package io.switchboard.collector.decode;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * A value that could not be read, of a field that is no part of the key: the row is read, and this field of it is
 * unknown.
 *
 * @param row the row, in which the field is null
 * @param position of the field in the row
 * @param path where in the answer the value is
 * @param text the value as the vendor sent it, cut at {@value #LONGEST_TEXT} characters
 * @param reason what is wrong with it, without the value itself
 */
public record UnreadValue(SpecificRecordBase row, int position, String path, String text, String reason) {
    static final int LONGEST_TEXT = 200;

    public UnreadValue {
        text = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    /** The field's name. */
    public String field() {
        return row.getSchema().getFields().get(position).name();
    }
}
