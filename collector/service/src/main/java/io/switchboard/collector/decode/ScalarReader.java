package io.switchboard.collector.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON scalar as a field's value. Vendors mix numbers and numeric text, so every reader takes both.
 *
 * <p>The result is the value, null where the vendor's text means none, or a {@link ValueError}.
 */
@FunctionalInterface
interface ScalarReader {

    /** How the vendors write local times: no zone, a space or a T between date and time. */
    DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd[' ']['T']HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** Thousands that the vendor groups: 1,024,000 and not 1,02. */
    Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    Pattern PIPES_AROUND = Pattern.compile("^\\|+|\\|+$");
    /** In milliseconds; a longer one is not a time that an agent spent. */
    long LONGEST_SPAN = 1_000_000_000_000L;

    /** No clock shows later ones, and they could not be written in milliseconds. */
    Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    String NO_DURATION = "not a duration of the form HH:MM:SS";

    Set<String> NONE = Set.of("", "-");
    Set<String> NO_ID = Set.of("", "-", "0");

    /** Reads what the parser stands on; the token is a scalar and not null. */
    @Nullable
    Object read(JsonParser parser, JsonToken token) throws IOException;

    /**
     * The reader of a field.
     *
     * @param as the schema's property of that name, null for the usual reading of the type
     * @param type the field's type without null
     * @param dialect what the vendor's texts mean for the account
     */
    static ScalarReader of(@Nullable String as, Schema.Type type, VendorFormat dialect) {
        return switch (as == null ? type.getName() : as) {
            case "string" -> unlessFalse(parser -> text(parser.getText(), NONE));
            case "list" -> unlessFalse(parser -> text(piped(parser.getText()), NONE));
            case "id" -> unlessFalse(parser -> text(parser.getText(), NO_ID));
            case "verbatim" -> unlessFalse(JsonParser::getText);
            case "json" -> (parser, _) -> parser.getText();
            case "int" -> ScalarReader::integer;
            case "long" -> ScalarReader::longInteger;
            case "double" -> ScalarReader::decimal;
            case "boolean" -> ScalarReader::flag;
            case "duration" -> (parser, _) -> duration(parser.getText());
            case "local-time" -> (parser, _) -> localTime(parser.getText(), dialect.zone());
            case "instant" -> (parser, _) -> instant(parser.getText());
            case "epoch-ms" -> ScalarReader::epochMillis;
            case "time-span" ->
                type == Schema.Type.DOUBLE
                        ? (parser, token) -> inMillis(decimal(parser, token), dialect.unit())
                        : (parser, token) -> inMillis(longInteger(parser, token), dialect.unit());
            default -> throw new IllegalArgumentException("no reader for as=" + as + " and type " + type);
        };
    }

    /** Of a scalar that is text, whatever its token. */
    @FunctionalInterface
    interface TextReader {
        @Nullable
        Object read(JsonParser parser) throws IOException;
    }

    /** PHP writes false where it found no text. */
    private static ScalarReader unlessFalse(TextReader reader) {
        return (parser, token) -> token == JsonToken.VALUE_FALSE ? null : reader.read(parser);
    }

    private static @Nullable Object text(String text, Set<String> none) {
        return none.contains(text) ? null : text;
    }

    /** Convoso sends some lists as text between pipes. */
    private static String piped(String text) {
        return PIPES_AROUND.matcher(text).replaceAll("").replace('|', ',');
    }

    private static @Nullable Object integer(JsonParser parser, JsonToken token) throws IOException {
        return switch (longInteger(parser, token)) {
            case null -> null;
            case Long value when value.intValue() == value -> value.intValue();
            case Long _ -> new ValueError("a number beyond 32 bits");
            case Object fault -> fault;
        };
    }

    private static @Nullable Object longInteger(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        return switch (number(parser, token)) {
            case null -> null;
            case BigDecimal value -> exactLong(value);
            case Object fault -> fault;
        };
    }

    private static Object exactLong(BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException _) {
            return new ValueError("not a whole number of 64 bits");
        }
    }

    private static @Nullable Object decimal(JsonParser parser, JsonToken token) throws IOException {
        return switch (number(parser, token)) {
            case null -> null;
            case BigDecimal value
            when Double.isInfinite(value.doubleValue()) -> new ValueError("a number beyond 64 bits");
            case BigDecimal value -> value.doubleValue();
            case Object fault -> fault;
        };
    }

    private static @Nullable Object number(JsonParser parser, JsonToken token) throws IOException {
        if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
            return new ValueError(token + " where a number belongs");
        }
        String text = parser.getText();
        return NONE.contains(text) ? null : number(text);
    }

    private static Object number(String text) {
        if (text.length() > 40) {
            return new ValueError("a number of more than 40 characters");
        }
        String stripped = text.strip();
        try {
            return new BigDecimal(stripped);
        } catch (NumberFormatException _) {
            return GROUPED.matcher(stripped).matches()
                    ? new BigDecimal(stripped.replace(",", ""))
                    : new ValueError("text where a number belongs");
        }
    }

    private static @Nullable Object flag(JsonParser parser, JsonToken token) throws IOException {
        return switch (parser.getText()) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            case "", "-" -> null;
            default -> new ValueError("neither 0 nor 1");
        };
    }

    /** HH:MM:SS as seconds; hours may be more than 24. A plain number is taken as seconds. */
    private static @Nullable Object duration(String text) {
        if (NONE.contains(text)) {
            return null;
        }
        int colons = 0;
        int seconds = 0;
        int number = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && number < 1_000_000) {
                number = Math.max(number, 0) * 10 + (c - '0');
            } else if (c == ':' && number >= 0 && seconds < 600_000 && colons < 2) {
                colons++;
                seconds = (seconds + number) * 60;
                number = -1;
            } else {
                return seconds(text);
            }
        }
        return number < 0 ? new ValueError(NO_DURATION) : (Object) (seconds + number);
    }

    /** A number that is written in another way than by its digits alone. */
    private static Object seconds(String text) {
        return number(text) instanceof BigDecimal value
                        && exactLong(value) instanceof Long whole
                        && whole >= 0
                        && whole <= LONGEST_SPAN / 1_000
                ? (Object) whole.intValue()
                : new ValueError(NO_DURATION);
    }

    private static @Nullable Object localTime(String text, ZoneId zone) {
        if (NONE.contains(text) || text.startsWith("0000-00-00")) {
            return null;
        }
        try {
            return bounded(LocalDateTime.parse(text, LOCAL_TIME).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return new ValueError("not a local time of the form YYYY-MM-DD HH:MM:SS");
        }
    }

    private static @Nullable Object instant(String text) {
        if (NONE.contains(text)) {
            return null;
        }
        try {
            return bounded(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException _) {
            return new ValueError("not a time of the form YYYY-MM-DDTHH:MM:SSZ");
        }
    }

    private static @Nullable Object epochMillis(JsonParser parser, JsonToken token) throws IOException {
        return switch (longInteger(parser, token)) {
            case null -> null;
            case Long millis -> bounded(Instant.ofEpochMilli(millis));
            case Object fault -> fault;
        };
    }

    private static Object bounded(Instant time) {
        return time.isAfter(LATEST) || time.isBefore(Instant.EPOCH)
                ? new ValueError("a time before 1970 or after 9999")
                : time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The vendor's number in the vendor's unit, as milliseconds. */
    private static @Nullable Object inMillis(@Nullable Object value, TimeUnit unit) {
        return switch (value) {
            case Long whole
            when whole > LONGEST_SPAN || whole < -LONGEST_SPAN -> new ValueError("a time of more than 30 years");
            case Long whole -> unit.toMillis(whole);
            case Double part -> part * unit.toMillis(1);
            case null, default -> value;
        };
    }
}
