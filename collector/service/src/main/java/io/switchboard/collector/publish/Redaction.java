package io.switchboard.collector.publish;

import java.nio.ByteBuffer;

/** Takes secrets out of what a vendor or an error says. */
public interface Redaction {
    String redact(String text);

    ByteBuffer redact(ByteBuffer bytes);
}
