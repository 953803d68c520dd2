package io.switchboard.collector.vendor.kore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.platform.secret.Secret;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwtCredentialTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdeé";
    private static final Instant NOW = Instant.parse("2026-03-02T13:29:00Z");
    private static final JwtSettings PLAIN = settings(Optional.empty(), Optional.empty(), false);

    @Test
    void shouldSignAsThePageOfTheSecondApiShows() throws ParseException, JOSEException {
        SignedJWT token = token(PLAIN);

        assertThat(token.verify(new MACVerifier(SECRET.getBytes(UTF_8)))).isTrue();
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        assertThat(token.getHeader().toJSONObject()).containsOnly(Map.entry("typ", "JWT"), Map.entry("alg", "HS256"));
        assertThat(token.getJWTClaimsSet().getClaims()).containsOnly(Map.entry("appId", "cs-1"));
    }

    @Test
    void shouldSayWhatIsConfigured() throws ParseException {
        JWTClaimsSet claims = token(settings(Optional.of("1234567890"), Optional.of(Duration.ofMinutes(5)), true))
                .getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo("1234567890");
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(NOW);
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plusSeconds(300));
        assertThat(claims.getJWTID()).isNotBlank();
    }

    @Test
    void shouldGiveEachTokenAnIdOfItsOwn() throws ParseException {
        JwtSettings claims = settings(Optional.empty(), Optional.empty(), true);

        assertThat(token(claims).getJWTClaimsSet().getJWTID())
                .isNotEqualTo(token(claims).getJWTClaimsSet().getJWTID());
    }

    @Test
    void shouldNameTheInstanceAndLeaveTheRestAsItIs() {
        ApiCall request = ApiCall.postJson("/x?limit=1", "{}");

        ApiCall signed = sign(PLAIN, request);

        assertThat(signed.headers()).containsEntry("iId", "st-1").containsKey("auth");
        assertThat(signed.headers()).as("no Bearer").doesNotContainKey("Authorization");
        assertThat(signed.uri()).isEqualTo(request.uri());
        assertThat(signed.body()).isEqualTo(request.body());
    }

    @Test
    void shouldSayTheTimeOfTheVendorsClock() throws ParseException {
        JwtCredential jwt = new JwtCredential(
                settings(Optional.empty(), Optional.of(Duration.ofMinutes(5)), true), "st-1", () -> NOW);
        ApiCall request = ApiCall.get("/");

        jwt.answered(request, new CallCost(Optional.of(401), 1, 0, Optional.of(Duration.ofMinutes(7))));

        JWTClaimsSet claims = SignedJWT.parse(Objects.requireNonNull(jwt.sign(request)
                        .blockOptional()
                        .orElseThrow()
                        .headers()
                        .get("auth")))
                .getJWTClaimsSet();
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(NOW.plusSeconds(420));
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plusSeconds(720));
        assertThat(jwt.renew(request, false)).isTrue();
        assertThat(jwt.renew(request, true)).isFalse();
    }

    @Test
    void shouldRefuseASecretThatIsTooShortWithoutSayingIt() {
        assertThatThrownBy(() ->
                        new JwtSettings("cs-1", new Secret("too short"), Optional.empty(), Optional.empty(), false))
                .hasMessageContaining("client-secret")
                .hasMessageNotContaining("too short");
    }

    private static JwtSettings settings(Optional<String> subject, Optional<Duration> lifetime, boolean jti) {
        return new JwtSettings("cs-1", new Secret(SECRET), subject, lifetime, jti);
    }

    private static SignedJWT token(JwtSettings claims) throws ParseException {
        return SignedJWT.parse(
                Objects.requireNonNull(sign(claims, ApiCall.get("/")).headers().get("auth")));
    }

    private static ApiCall sign(JwtSettings claims, ApiCall request) {
        return new JwtCredential(claims, "st-1", () -> NOW)
                .sign(request)
                .blockOptional()
                .orElseThrow();
    }
}
