package io.switchboard.simulator.account;

/**
 * Who an account is at LivePerson, and the two ways to prove it: a signature by the four keys of OAuth 1.0a, or a
 * login.
 *
 * @param accountId digits
 */
public record LivePersonCredentials(
        String accountId,
        String appKey,
        String secret,
        String accessToken,
        String accessTokenSecret,
        String username,
        String password) {
    public LivePersonCredentials {
        if (!accountId.matches("[0-9]+")) {
            throw new IllegalArgumentException("a LivePerson account id is a number: " + accountId);
        }
    }

    static LivePersonCredentials derivedFrom(DerivedIds derived) {
        return new LivePersonCredentials(
                derived.digits("liveperson account"),
                derived.hex("liveperson app key"),
                derived.hex("liveperson secret"),
                derived.hex("liveperson access token"),
                derived.hex("liveperson access token secret"),
                "reporter",
                derived.hex("liveperson password"));
    }

    @Override
    public String toString() {
        return "LivePersonCredentials[accountId=%s, username=%s]".formatted(accountId, username);
    }
}
