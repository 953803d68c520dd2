package io.switchboard.collector.kore;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.VendorClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * A token of its own for every request, in the header {@code auth}, beside the instance's id in {@code iId}. The vendor
 * takes the exact spelling {@code appId} alone; whether it heeds {@code exp} is not documented. Times are by the
 * vendor's clock.
 */
public final class JwtCredential implements Credential {
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final JwtClaims claims;
    private final JWSSigner signer;
    private final String instanceId;
    private final VendorClock clock;

    /**
     * What a token says.
     *
     * @param lifetime for {@code iat} and {@code exp}; empty for neither
     * @param jti whether each token has an id
     */
    public record JwtClaims(String appId, Optional<String> subject, Optional<Duration> lifetime, boolean jti) {

        private JWTClaimsSet at(Instant now) {
            JWTClaimsSet.Builder set = new JWTClaimsSet.Builder().claim("appId", appId);
            subject.ifPresent(set::subject);
            lifetime.ifPresent(life -> set.issueTime(Date.from(now)).expirationTime(Date.from(now.plus(life))));
            return (jti ? set.jwtID(UUID.randomUUID().toString()) : set).build();
        }
    }

    /**
     * @param secret at least 32 bytes
     * @param clock ours
     * @throws IllegalArgumentException if it is shorter
     */
    public JwtCredential(JwtClaims claims, String secret, String instanceId, InstantSource clock) {
        try {
            this.signer = new MACSigner(secret.getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the client secret cannot sign with HS256", e);
        }
        this.claims = claims;
        this.instanceId = instanceId;
        this.clock = new VendorClock(clock);
    }

    @Override
    public Mono<ApiCall> sign(ApiCall request) {
        return Mono.fromCallable(() -> {
            SignedJWT token = new SignedJWT(HEADER, claims.at(clock.instant()));
            token.sign(signer);
            return request.withHeader("auth", token.serialize()).withHeader("iId", instanceId);
        });
    }

    @Override
    public void answered(ApiCall signed, CallCost exchange) {
        clock.note(exchange);
    }

    @Override
    public boolean renew(ApiCall refused, boolean inVain) {
        return !inVain;
    }
}
