package io.switchboard.collector.vendor.kore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.collector.vendor.AccountFormats;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.platform.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * How tokens are made (JWT, signed with HS256).
 *
 * @param clientId the {@code appId} of each token
 * @param clientSecret the key that signs, 32 bytes or more
 * @param subject the {@code sub} of each token, where one is wanted
 * @param lifetime how long a token is valid, 30 s to 1 day; empty for tokens that say nothing of it
 * @param jti whether each token has an id of its own, without which an application may refuse it
 */
record JwtSettings(
        String clientId, Secret clientSecret, Optional<String> subject, Optional<Duration> lifetime, boolean jti) {

    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);
    private static final int KEY_BYTES = 32;
    private static final JwtSettings STAND_IN =
            new JwtSettings("missing", ConfigSection.NO_SECRET, Optional.empty(), Optional.empty(), true);

    JwtSettings {
        int bytes = clientSecret.reveal().getBytes(UTF_8).length;
        RecordRules rules = new RecordRules()
                .matches("client-id", clientId, AccountFormats.ID)
                .require(
                        bytes >= KEY_BYTES,
                        "client-secret",
                        "has " + bytes + " bytes, too few to sign with HS256; write " + KEY_BYTES + " or more")
                .require(subject.filter(String::isBlank).isEmpty(), "subject", "is blank");
        lifetime.ifPresent(life -> rules.between("lifetime", life, SHORTEST_LIFE, AccountFormats.ONE_DAY));
        rules.check();
    }

    static JwtSettings read(ConfigSection section) {
        String clientId = section.require("client-id", STAND_IN.clientId, ValueFormat.TEXT);
        Secret clientSecret = section.requireSecret("client-secret");
        Optional<String> subject = section.get("subject", Optional.empty(), ValueFormat.orNone(ValueFormat.TEXT));
        Optional<Duration> lifetime =
                section.get("lifetime", Optional.empty(), ValueFormat.orNone(ValueFormat.DURATION));
        boolean jti = section.get("jti", true, ValueFormat.FLAG);
        return section.build(() -> new JwtSettings(clientId, clientSecret, subject, lifetime, jti))
                .orElse(STAND_IN);
    }
}
