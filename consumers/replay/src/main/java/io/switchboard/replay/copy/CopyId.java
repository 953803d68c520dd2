package io.switchboard.replay.copy;

import io.switchboard.replay.topics.RecordRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.common.Uuid;

/**
 * Names a copy: the consumer group that holds how far it is, and the transactional id, of which there is one writer at
 * a time. The same command has the same name as long as both topics are the same ones: a topic that was deleted and
 * made again has another id.
 */
record CopyId(String text) {
    private static final int DIGITS = 16;

    static CopyId of(String prefix, Uuid source, Uuid target, RecordRange range) {
        String all = String.join(
                " ",
                source.toString(),
                target.toString(),
                range.times().toString(),
                range.offsets().toString(),
                range.partition().toString());
        return new CopyId(prefix + "-replay-" + hash(all));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
