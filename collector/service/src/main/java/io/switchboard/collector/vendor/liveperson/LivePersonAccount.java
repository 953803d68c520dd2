package io.switchboard.collector.vendor.liveperson;

import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.collector.vendor.AccountFormats;
import io.switchboard.collector.vendor.ConfiguredApi;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.collector.vendor.liveperson.LivePersonLogin.BearerLogin;
import io.switchboard.collector.vendor.liveperson.LivePersonLogin.OAuth1Login;
import io.switchboard.collector.vendor.liveperson.LivePersonLogin.PasswordLogin;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * An account at LivePerson.
 *
 * @param name the account's name in every event
 * @param accountId the vendor's id of the account
 * @param domain the server of its reports, without a trailing slash; empty to ask the vendor for it
 * @param discovery the server that knows the account's servers, without a trailing slash
 * @param login who calls
 * @param rateLimit how often the vendor may be called
 * @param msgConversation how its messaging conversations are polled
 */
record LivePersonAccount(
        String name,
        String accountId,
        Optional<URI> domain,
        URI discovery,
        LivePersonLogin login,
        RateLimit rateLimit,
        MsgConversationSettings msgConversation)
        implements VendorAccount {

    LivePersonAccount {
        VendorAccount.rules(name)
                .matches("account-id", accountId, AccountFormats.ID)
                .check();
    }

    @Override
    public List<ConfiguredApi> apis() {
        return List.of(new ConfiguredApi(
                MsgConversationSettings.NAME,
                msgConversation.poll(),
                new MsgConversationApi(name, accountId, msgConversation)));
    }

    @Override
    public ApiEndpoint endpoint(VendorClient client) {
        return domain.map(ApiEndpoint::at).orElseGet(() -> discovered(client, MsgConversationApi.SERVICE));
    }

    @Override
    public Credential credential(VendorClient client, InstantSource clock) {
        return switch (login) {
            case OAuth1Login keys -> new OAuth1Credential(keys, clock);
            case BearerLogin(Secret token) -> BearerCredential.of(token.reveal());
            case PasswordLogin user ->
                BearerCredential.of(
                        new LoginService(client, discovered(client, LoginService.SERVICE), accountId, user), clock);
        };
    }

    private ApiEndpoint discovered(VendorClient client, String service) {
        return new DomainDiscovery(client, discovery, accountId, service);
    }
}
