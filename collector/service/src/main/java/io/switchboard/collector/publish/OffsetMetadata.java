package io.switchboard.collector.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/** The text beside the offsets that the group commits: what a successor has to know beyond a number. */
public final class OffsetMetadata {

    /** Kafka takes 4,096 characters unless a broker says otherwise. */
    private static final int LONGEST = 3_000;

    private static final String VERSION = "2";
    private static final int HASH = 6;

    private OffsetMetadata() {}

    /**
     * Where a successor reads the polls: one by one those of targets that have not polled for long, and all from an
     * offset on. What does not fit into the text holds the offset back.
     *
     * @param offset from which all others are read
     * @param single offsets of the last poll records of targets that are not
     * @param current whether it was committed by this version or a later one
     */
    public record PollsMark(long offset, Map<String, Long> single, boolean current) {
        public PollsMark {
            single = Map.copyOf(single);
        }

        /** Reads what was committed; older versions committed an offset alone. */
        public static Optional<PollsMark> parse(@Nullable OffsetAndMetadata committed) {
            return Optional.ofNullable(committed).map(mark -> {
                String[] lines = mark.metadata().split("\n", -1);
                Map<String, Long> single = new HashMap<>();
                boolean current = lines[0].equals(VERSION);
                if (current) {
                    Arrays.stream(lines, 1, lines.length)
                            .map(line -> line.split(" ", 2))
                            .forEach(line -> single.put(line[1], Long.parseLong(line[0])));
                }
                return new PollsMark(mark.offset(), single, current);
            });
        }

        OffsetAndMetadata committed() {
            StringBuilder text = new StringBuilder(VERSION);
            single.forEach((target, at) -> text.append(line(target, at)));
            return new OffsetAndMetadata(offset, text.toString());
        }

        /**
         * The mark of these targets.
         *
         * @param single offsets of poll records that may be read one by one
         * @param all offset from which all others can be read
         */
        static PollsMark of(Map<String, Long> single, long all) {
            Map<String, Long> fitting = new HashMap<>();
            int length = VERSION.length();
            long offset = all;
            for (Entry<String, Long> target : single.entrySet().stream()
                    .sorted(Entry.comparingByValue(Comparator.naturalOrder()))
                    .toList()) {
                length += line(target.getKey(), target.getValue()).length();
                if (length <= LONGEST) {
                    fitting.put(target.getKey(), target.getValue());
                } else {
                    offset = Math.min(offset, target.getValue());
                }
            }
            return new PollsMark(offset, fitting, true);
        }

        private static String line(String target, long at) {
            return "\n" + at + " " + target;
        }
    }

    /** The accounts whose rows are found behind an offset of a topic of state: those of whom none was forgotten. */
    static String covering(Collection<String> accounts) {
        StringBuilder text = new StringBuilder(VERSION);
        accounts.stream().sorted().limit((LONGEST - 1) / HASH).forEach(account -> text.append(hash(account)));
        return text.toString();
    }

    /** Whether all rows of these accounts are found behind a committed offset. */
    public static boolean covers(@Nullable OffsetAndMetadata committed, Collection<String> accounts) {
        if (committed == null || !committed.metadata().startsWith(VERSION)) {
            return false;
        }
        String covered = committed.metadata().substring(VERSION.length());
        return accounts.stream().allMatch(account -> {
            String hash = hash(account);
            for (int i = 0; i + HASH <= covered.length(); i += HASH) {
                if (covered.startsWith(hash, i)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** 36 bits, so that the names of some hundred accounts fit, whatever their length. */
    private static String hash(String account) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(account.getBytes(UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
