package io.switchboard.collector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarReaderTest {
    private static final VendorFormat MILLIS = VendorFormat.of("acme", ZoneId.of("America/Los_Angeles"));
    private static final VendorFormat SECONDS =
            new VendorFormat("acme", ZoneId.of("America/Los_Angeles"), TimeUnit.SECONDS);

    @ParameterizedTest
    @CsvSource({
        "'\"00:00:00\"',0",
        "'\"32:17:04\"',116224",
        "'\"999:59:59\"',3599999",
        "'\"04:05\"',245",
        "77,77",
        "'\"77\"',77",
        "77.0,77",
        "'\"77.0\"',77",
        "'\"1,024\"',1024"
    })
    void shouldReadADurationAsSeconds(String json, int seconds) throws IOException {
        assertThat(read("duration", Schema.Type.INT, json)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1:00:00:00\"'",
        "'\":30\"'",
        "'\"1:\"'",
        "'\"-00:00:01\"'",
        "'\"1h\"'",
        "1.5",
        "-3",
        "true",
        "'\"1,02\"'",
        "'\"99999999:00:00\"'"
    })
    void shouldRefuseWhatIsNoDuration(String json) throws IOException {
        assertThat(read("duration", Schema.Type.INT, json)).isInstanceOf(ValueError.class);
    }

    @Test
    void shouldTakeTheVendorsDashForNone() throws IOException {
        for (String as : new String[] {
            "duration", "local-time", "instant", "epoch-ms", "time-span", "id", "list", "int", "string"
        }) {
            assertThat(read(as, Schema.Type.LONG, "\"-\"")).as(as).isNull();
            assertThat(read(as, Schema.Type.LONG, "\"\"")).as(as).isNull();
        }
        assertThat(read("verbatim", Schema.Type.STRING, "\"-\"")).isEqualTo("-");
        assertThat(read("id", Schema.Type.STRING, "0")).isNull();
    }

    @Test
    void shouldReadANumberInTheVendorsUnitAsMilliseconds() throws IOException {
        assertThat(read("time-span", Schema.Type.LONG, "34035")).isEqualTo(34_035L);
        assertThat(read("time-span", Schema.Type.DOUBLE, "\"20.5\"")).isEqualTo(20.5);
        assertThat(read("time-span", Schema.Type.LONG, "34035", SECONDS)).isEqualTo(34_035_000L);
        assertThat(read("time-span", Schema.Type.DOUBLE, "20.5", SECONDS)).isEqualTo(20_500.0);
        for (String beyond : new String[] {"1000000000001", "-9223372036854775808", "9223372036854775808", "0.5"}) {
            assertThat(read("time-span", Schema.Type.LONG, beyond)).as(beyond).isInstanceOf(ValueError.class);
        }
    }

    @Test
    void shouldReadGroupedThousandsAndNothingLikeThem() throws IOException {
        assertThat(read("int", Schema.Type.INT, "\"1,024\"")).isEqualTo(1_024);
        assertThat(read("long", Schema.Type.LONG, "\"-1,024,000\"")).isEqualTo(-1_024_000L);
        assertThat(read("double", Schema.Type.DOUBLE, "\"1,024.5\"")).isEqualTo(1_024.5);
        assertThat(read("int", Schema.Type.INT, "\"12.0\"")).isEqualTo(12);
        for (String no :
                new String[] {"\"1,02\"", "\"1024,000\"", "\",024\"", "\"1,0245\"", "\"1,024,\"", "\"1.024,5\""}) {
            assertThat(read("int", Schema.Type.INT, no)).as(no).isInstanceOf(ValueError.class);
        }
    }

    @Test
    void shouldReadNumbersThatFit() throws IOException {
        assertThat(read("int", Schema.Type.INT, "\" 7 \"")).isEqualTo(7);
        assertThat(read("int", Schema.Type.INT, "7.0")).isEqualTo(7);
        assertThat(read("long", Schema.Type.LONG, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(read("double", Schema.Type.DOUBLE, "1e-400")).isEqualTo(0.0);
        for (String no : new String[] {"2147483648", "7.5", "\"x\"", "true", "1e400", "\"NaN\""}) {
            assertThat(read("int", Schema.Type.INT, no)).as(no).isInstanceOf(ValueError.class);
        }
        assertThat(read("double", Schema.Type.DOUBLE, "1e400"))
                .as("would be infinite")
                .isInstanceOf(ValueError.class);
        assertThat(read("double", Schema.Type.DOUBLE, "\"Infinity\"")).isInstanceOf(ValueError.class);
    }

    @Test
    void shouldReadTimesThatAClockCanShow() throws IOException {
        assertThat(read("local-time", Schema.Type.LONG, "\"2026-03-02 01:00:00\""))
                .isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(read("local-time", Schema.Type.LONG, "\"2026-03-08T02:30:00\""))
                .as("in the gap: an hour later")
                .isEqualTo(Instant.parse("2026-03-08T10:30:00Z"));
        assertThat(read("local-time", Schema.Type.LONG, "\"2026-11-01T01:30:00\""))
                .as("twice: the first one")
                .isEqualTo(Instant.parse("2026-11-01T08:30:00Z"));
        assertThat(read("local-time", Schema.Type.LONG, "\"0000-00-00 00:00:00\""))
                .isNull();
        assertThat(read("instant", Schema.Type.LONG, "\"2026-03-02T10:00:00.1234567+02:00\""))
                .isEqualTo(Instant.parse("2026-03-02T08:00:00.123Z"));
        assertThat(read("epoch-ms", Schema.Type.LONG, "\"1395820800000\""))
                .isEqualTo(Instant.parse("2014-03-26T08:00:00Z"));
    }

    @Test
    void shouldRefuseTimesThatNoClockShows() throws IOException {
        for (String no : new String[] {
            "\"2026-02-30 00:00:00\"", "\"2026-03-02\"", "\"9999-12-31 23:59:59\"", "17", "\"1969-01-01 00:00:00\""
        }) {
            assertThat(read("local-time", Schema.Type.LONG, no)).as(no).isInstanceOf(ValueError.class);
        }
        for (String no : new String[] {"\"2026-03-02T10:00:00\"", "\"+999999999-12-31T23:59:59Z\"", "1"}) {
            assertThat(read("instant", Schema.Type.LONG, no)).as(no).isInstanceOf(ValueError.class);
        }
        for (String no : new String[] {"-1", "253402300800000", "9223372036854775807", "1.5"}) {
            assertThat(read("epoch-ms", Schema.Type.LONG, no)).as(no).isInstanceOf(ValueError.class);
        }
    }

    private static @Nullable Object read(String as, Schema.Type type, String json) throws IOException {
        return read(as, type, json, MILLIS);
    }

    private static @Nullable Object read(String as, Schema.Type type, String json, VendorFormat dialect)
            throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            return ScalarReader.of(as, type, dialect).read(parser, parser.nextToken());
        }
    }
}
