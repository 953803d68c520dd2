package io.switchboard.collector.vendor.kore;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * A token of its own for every request, in the header {@code auth}, beside the instance's id in {@code iId}. The vendor
 * takes the exact spelling {@code appId} alone; whether it heeds {@code exp} is not documented. Times are by the
 * vendor's clock.
 */
final class JwtCredential implements Credential {
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final JwtSettings settings;
    private final JWSSigner signer;
    private final String instanceId;
    private final VendorClock clock;

    /** @param clock ours */
    JwtCredential(JwtSettings settings, String instanceId, InstantSource clock) {
        try {
            this.signer = new MACSigner(settings.clientSecret().reveal().getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the client secret cannot sign with HS256", e);
        }
        this.settings = settings;
        this.instanceId = instanceId;
        this.clock = new VendorClock(clock);
    }

    @Override
    public Mono<ApiCall> sign(ApiCall request) {
        return Mono.fromCallable(() -> {
            SignedJWT token = new SignedJWT(HEADER, claims(clock.instant()));
            token.sign(signer);
            return request.withHeader("auth", token.serialize()).withHeader("iId", instanceId);
        });
    }

    private JWTClaimsSet claims(Instant now) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder().claim("appId", settings.clientId());
        settings.subject().ifPresent(set::subject);
        settings.lifetime().ifPresent(life -> set.issueTime(Date.from(now)).expirationTime(Date.from(now.plus(life))));
        return (settings.jti() ? set.jwtID(UUID.randomUUID().toString()) : set).build();
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
