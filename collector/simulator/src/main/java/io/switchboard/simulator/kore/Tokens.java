package io.switchboard.simulator.kore;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.switchboard.simulator.account.KoreCredentials;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Checks the JWT in Kore's {@code auth} header: HS256, {@code appId}, and {@code exp} if there is one. */
final class Tokens {
    private final Clock clock;
    private final Clock wallClock = Clock.systemUTC();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong with the token; empty if it is good. */
    Optional<String> findFault(Optional<String> token, KoreCredentials credentials) {
        if (token.isEmpty()) {
            return Optional.of("JWT token is missing");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token.get());
            return findFault(jwt, credentials);
        } catch (ParseException | JOSEException e) {
            return Optional.of("Invalid JWT token");
        }
    }

    private Optional<String> findFault(SignedJWT jwt, KoreCredentials credentials)
            throws ParseException, JOSEException {
        if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)) {
            return Optional.of("Invalid JWT algorithm");
        }
        if (!jwt.verify(new MACVerifier(credentials.clientSecret()))) {
            return Optional.of("Invalid JWT signature");
        }
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        if (!credentials.clientId().equals(claims.getClaim("appId"))) {
            return Optional.of("Invalid appId");
        }
        return isExpired(claims) ? Optional.of("JWT token has expired") : Optional.empty();
    }

    /** A client in another process has only the real time: the token is past only if it is so by both clocks. */
    private boolean isExpired(JWTClaimsSet claims) {
        if (claims.getExpirationTime() == null) {
            return false;
        }
        Instant expiry = claims.getExpirationTime().toInstant();
        return expiry.isBefore(clock.instant()) && expiry.isBefore(wallClock.instant());
    }
}
