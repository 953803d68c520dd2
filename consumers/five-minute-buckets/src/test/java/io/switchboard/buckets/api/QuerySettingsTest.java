package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.ConfigurationFile;
import io.switchboard.platform.http.BearerToken;
import io.switchboard.platform.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuerySettingsTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldBeOffWithoutASection() {
        assertThat(read("{}")).isEmpty();
        assertThat(read("{ query: }")).isEmpty();
    }

    @Test
    void shouldHaveADefaultForEverythingButThePortAndTheToken() {
        QuerySettings settings =
                read("{ query: { port: 8090, token: " + TOKEN + " } }").orElseThrow();

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.concurrency()).isEqualTo(8);
        assertThat(settings.address()).isEqualTo(new HostInfo("127.0.0.1", 8090));
    }

    @Test
    void shouldReadWhereOtherInstancesFindIt() {
        QuerySettings settings = read("{ query: { host: 0.0.0.0, port: 8090, advertised: \"buckets-1:80\", token: "
                        + TOKEN + " } }")
                .orElseThrow();

        assertThat(settings.address()).isEqualTo(new HostInfo("buckets-1", 80));
    }

    @Test
    void shouldListFaultsWithTheirPath() {
        assertThatThrownBy(() -> read("{ query: { host: localhost } }"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 1: app.query.port is missing")
                .hasMessageContaining("line 1: app.query.token is missing");
        assertThatThrownBy(() -> read("{ query: { port: 8090, token: s3cret } }"))
                .hasMessageContaining(
                        "app.query.token cannot be a token; write at least 16 ASCII characters without spaces")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> read("{ query: { port: x, concurrency: 0, tokens: 1, token: " + TOKEN + " } }"))
                .hasMessageContaining("app.query.port is \"x\", not a whole number")
                .hasMessageContaining("app.query.concurrency is 0, out of range; write 1 to 1000")
                .hasMessageContaining("app.query.tokens is an unknown key; did you mean token?");
        assertThatThrownBy(() -> read("{ query: { port: 0, token: " + TOKEN + " } }"))
                .hasMessageContaining("app.query.port is 0; write the port at which other instances find this one");
        assertThatThrownBy(() -> read("{ query: { port: 1, host: 0.0.0.0, token: " + TOKEN + " } }"))
                .hasMessageContaining("app.query.advertised is missing; as host is 0.0.0.0, write host:port");
        assertThatThrownBy(() -> read("{ query: { port: 1, advertised: here, token: " + TOKEN + " } }"))
                .hasMessageContaining("app.query.advertised is \"here\", not an address; write host:port");
    }

    @Test
    void shouldNotTellTheToken() {
        assertThat(read("{ query: { port: 8090, token: " + TOKEN + " } }").toString())
                .doesNotContain(TOKEN);
    }

    @Test
    void shouldLetInWhoShowsTheToken() {
        BearerToken token = new BearerToken(new Secret(TOKEN));

        assertThat(token.isIn("Bearer " + TOKEN)).isTrue();
        assertThat(token.isIn("bearer " + TOKEN)).isTrue();
        assertThat(token.isIn("Bearer " + TOKEN + "0")).isFalse();
        assertThat(token.isIn("Basic " + TOKEN)).isFalse();
        assertThat(token.isIn("")).isFalse();
        assertThat(token.isIn(null)).isFalse();
    }

    private Optional<QuerySettings> read(String section) {
        try {
            Path file = Files.writeString(folder.resolve("f.yaml"), "app: " + section);
            return new ConfigurationFile(file)
                    .load(root -> QuerySettings.read(root.section("app")))
                    .configuration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
