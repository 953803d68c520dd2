package io.switchboard.collector.vendor.liveperson;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.FailedCall;
import io.switchboard.collector.http.VendorClient;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * The server of one of LivePerson's services for an account, as the domain API shows it. Asked for once, and again
 * after a call that found nobody, a failing server, or no such path there.
 */
final class DomainDiscovery implements ApiEndpoint {
    private static final String BASE = "baseURI";
    private static final ResponseMapping SHAPE = ResponseMapping.ofWords(Set.of(BASE));

    private final VendorClient client;
    private final URI discovery;
    private final ApiCall request;
    private volatile Optional<URI> known = Optional.empty();

    /**
     * @param discovery the domain API's own server
     * @param accountId the vendor's id of the account
     * @param service the vendor's name of the service
     */
    public DomainDiscovery(VendorClient client, URI discovery, String accountId, String service) {
        this.client = client;
        this.discovery = discovery;
        this.request = ApiCall.get(
                discovery + "/api/account/" + accountId + "/service/" + service + "/baseURI.json?version=1.0");
    }

    @Override
    public Mono<URI> address() {
        return Mono.defer(() -> known.map(Mono::just).orElseGet(this::discover));
    }

    @Override
    public void failed(CallResult.UnansweredCall reply) {
        if (reply.failure() instanceof CallFailure.Unreachable
                || reply.exchange().status().equals(Optional.of(404))) {
            known = Optional.empty();
        }
    }

    private Mono<URI> discover() {
        return client.send(request, new ResponseDecoder(SHAPE))
                .map(this::address)
                .doOnNext(uri -> known = Optional.of(uri));
    }

    private URI address(CallResult reply) {
        String host = DomainDocument.of(reply, BASE, "the domain API");
        try {
            // The domain API names a bare host.
            return URI.create(host.contains("://") ? host : discovery.getScheme() + "://" + host);
        } catch (IllegalArgumentException e) {
            throw new FailedCall(new CallFailure.Malformed("the domain API names no host"));
        }
    }

    /** Reads the one word that a document of LivePerson's infrastructure is asked for. */
    static final class DomainDocument {
        private DomainDocument() {}

        static String of(CallResult reply, String word, String api) {
            return switch (reply) {
                case CallResult.AnsweredCall(DecodedResponse answer, var exchange) -> of(answer, word, api);
                case CallResult.UnansweredCall(CallFailure failure, var exchange) ->
                    throw new FailedCall(failure.of(api));
            };
        }

        private static String of(DecodedResponse answer, String word, String api) {
            return Optional.of(answer)
                    .filter(DecodedResponse.ResponseRows.class::isInstance)
                    .flatMap(page -> ((DecodedResponse.ResponseRows) page).word(word))
                    .map(DecodedResponse.ProbedField::last)
                    .orElseThrow(() -> new FailedCall(new CallFailure.Malformed(api + " tells no " + word)));
        }
    }
}
