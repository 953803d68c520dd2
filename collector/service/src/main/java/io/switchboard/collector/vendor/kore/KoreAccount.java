package io.switchboard.collector.vendor.kore;

import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.collector.vendor.AccountFormats;
import io.switchboard.collector.vendor.ConfiguredApi;
import io.switchboard.collector.vendor.DatasetSelection;
import io.switchboard.collector.vendor.RateLimit;
import io.switchboard.collector.vendor.VendorAccount;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An account at Kore.ai.
 *
 * @param name the account's name in every event
 * @param baseUrl the server, without a trailing slash
 * @param instance what the vendor calls the account, its application and its organization
 * @param jwt how the tokens are made that the calls carry
 * @param rateLimit how often the vendor may be called
 * @param agentStatusDetails how its agents' statuses are polled, where they are
 * @param callVolume how its call volume is polled, where it is
 */
record KoreAccount(
        String name,
        URI baseUrl,
        KoreInstance instance,
        JwtSettings jwt,
        RateLimit rateLimit,
        Optional<AgentStatusDetailsSettings> agentStatusDetails,
        Optional<CallVolumeSettings> callVolume)
        implements VendorAccount {

    static final List<String> DATASETS = List.of(AgentStatusDetailsSettings.NAME, CallVolumeSettings.NAME);

    KoreAccount {
        DatasetSelection.atLeastOne(VendorAccount.rules(name), DATASETS, agentStatusDetails, callVolume)
                .require(
                        callVolume.isEmpty() || !instance.orgId().isEmpty(),
                        "org-id",
                        "is missing; " + CallVolumeSettings.NAME + " needs it")
                .check();
    }

    /**
     * The vendor's ids: letters, digits, dots, dashes and underscores.
     *
     * @param accountId of the account
     * @param instanceId of the stream or application
     * @param orgId of the organization; empty where nothing asks for it
     */
    record KoreInstance(String accountId, String instanceId, String orgId) {

        private static final KoreInstance STAND_IN = new KoreInstance("missing", "missing", "missing");

        KoreInstance {
            RecordRules rules = new RecordRules()
                    .matches("account-id", accountId, AccountFormats.ID)
                    .matches("instance-id", instanceId, AccountFormats.ID);
            (orgId.isEmpty() ? rules : rules.matches("org-id", orgId, AccountFormats.ID)).check();
        }

        static KoreInstance read(ConfigSection section) {
            String account = section.require("account-id", STAND_IN.accountId, ValueFormat.TEXT);
            String instance = section.require("instance-id", STAND_IN.instanceId, ValueFormat.TEXT);
            String org = section.get("org-id", "", ValueFormat.TEXT);
            return section.build(() -> new KoreInstance(account, instance, org)).orElse(STAND_IN);
        }
    }

    @Override
    public List<ConfiguredApi> apis() {
        return Stream.of(
                        agentStatusDetails.map(settings -> new ConfiguredApi(
                                AgentStatusDetailsSettings.NAME,
                                settings.poll(),
                                new AgentStatusDetailsApi(name, instance.accountId, settings))),
                        callVolume.map(settings -> new ConfiguredApi(
                                CallVolumeSettings.NAME,
                                settings.poll(),
                                new CallVolumeApi(name, instance.accountId, instance.orgId, settings))))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public ApiEndpoint endpoint(VendorClient client) {
        return ApiEndpoint.at(baseUrl);
    }

    @Override
    public Credential credential(VendorClient client, InstantSource clock) {
        return new JwtCredential(jwt, instance.instanceId, clock);
    }
}
