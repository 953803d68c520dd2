package io.switchboard.serde;

/** The sentences for failed calls of the registry: what was wanted, what the registry said, what to do. */
final class RegistryProblems {
    private RegistryProblems() {}

    static String describe(FailureReason reason, String purpose, RegistryProperties registry, String said) {
        return "Could not " + purpose + ": the schema registry at " + registry + " " + deed(reason, registry) + ": "
                + said + ". " + advice(reason);
    }

    private static String deed(FailureReason reason, RegistryProperties registry) {
        return switch (reason) {
            case UNAVAILABLE ->
                "could not be reached, or failed, in " + registry.retry().attempts() + " attempts";
            case DENIED -> "denied it";
            case UNKNOWN_SCHEMA -> "does not know it";
            case INCOMPATIBLE -> "finds it incompatible with earlier versions";
            case REFUSED, MALFORMED, UNREADABLE, INVALID_RECORD -> "refused it";
        };
    }

    private static String advice(FailureReason reason) {
        return switch (reason) {
            case UNAVAILABLE -> "Check that it runs and that " + RegistryUrl.PROPERTY + " is right";
            case DENIED -> "Check basic.auth.* or bearer.auth.*, and that the user may do this";
            case UNKNOWN_SCHEMA ->
                "Check that it is the registry of this Kafka cluster and, where " + RegistryProperties.AUTO_REGISTER
                        + " is false, that the schemas were registered";
            case INCOMPATIBLE -> "Give new fields a default, and neither rename fields nor change their types";
            case REFUSED, MALFORMED, UNREADABLE, INVALID_RECORD -> "Check the properties of the registry";
        };
    }
}
