package io.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EnumTextTest {
    private static final Schema STRING = Schema.create(Schema.Type.STRING);

    @Test
    void shouldWriteEveryConstantAsItsNameAndReadItBack() {
        Status.StatusText text = new Status.StatusText();
        assertThat(Stream.of(Status.values())).allSatisfy(status -> {
            CharSequence written = text.toCharSequence(status, STRING, text.fromSchema(STRING));
            assertThat(written).hasToString(status.name());
            assertThat(text.fromCharSequence(written, STRING, text.fromSchema(STRING)))
                    .isEqualTo(status);
        });
    }

    @Test
    void shouldReadAnUnknownWordAsTheFallbackOfItsEnum() {
        assertThat(unknown(new Basis.BasisText())).isEqualTo(Basis.OBSERVED);
        assertThat(unknown(new ChangeKind.ChangeKindText())).isEqualTo(ChangeKind.STATUS_CHANGED);
        assertThat(unknown(new Origin.OriginText())).isEqualTo(Origin.LIVE);
        assertThat(unknown(new Outcome.OutcomeText())).isEqualTo(Outcome.MALFORMED);
        assertThat(unknown(new Status.StatusText())).isEqualTo(Status.OTHER);
    }

    private static <E extends Enum<E>> E unknown(EnumText<E> text) {
        return text.fromCharSequence("A_WORD_OF_TOMORROW", STRING, text.fromSchema(STRING));
    }
}
