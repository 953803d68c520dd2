package io.switchboard.endtoend.guarantee;

import io.switchboard.DeadLetter;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.topic.Dataset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * What comes of a fault.
 *
 * @param apis that have it
 * @param once whether it hits one poll, and not all for a while
 * @param outcomes of the polls that it hits
 * @param reason what they say of it, where they are not complete
 * @param unread names of the fields, or of keys, that dead letters are about
 */
record FaultCase(
        FaultKind kind,
        Set<SimulatedApi> apis,
        boolean once,
        Set<Outcome> outcomes,
        String reason,
        Set<String> unread) {
    private static final Set<Outcome> READ = EnumSet.of(Outcome.COMPLETE, Outcome.PARTIAL);

    /** One that lasts, at every API that can have it. */
    static FaultCase lasting(FaultKind kind, Outcome first, Outcome... others) {
        return new FaultCase(kind, kind.apis(), false, EnumSet.of(first, others), "", Set.of());
    }

    /** One that would look like the truth if it lasted, or that is over soon. */
    static FaultCase once(FaultKind kind, Outcome first, Outcome... others) {
        return new FaultCase(kind, kind.apis(), true, EnumSet.of(first, others), "", Set.of());
    }

    FaultCase at(SimulatedApi first, SimulatedApi... others) {
        return new FaultCase(kind, EnumSet.of(first, others), once, outcomes, reason, unread);
    }

    FaultCase saying(String words) {
        return new FaultCase(kind, apis, once, outcomes, words, unread);
    }

    FaultCase unread(String... fields) {
        return new FaultCase(kind, apis, once, outcomes, reason, Set.of(fields));
    }

    /** APIs of which no other fault can be seen meanwhile: an account whose vendor asks it to stay away, stays away. */
    Set<SimulatedApi> occupied() {
        Set<String> vendors = apis.stream().map(FaultCase::vendor).collect(Collectors.toSet());
        return outcomes.contains(Outcome.THROTTLED)
                ? EnumSet.allOf(SimulatedApi.class).stream()
                        .filter(api -> vendors.contains(vendor(api)))
                        .collect(Collectors.toSet())
                : apis;
    }

    private static String vendor(SimulatedApi api) {
        return Dataset.vendorOf(api.wireName());
    }

    /** The faults to add to what a centre's APIs say: each hits an answer at once, and all that follow if it lasts. */
    Stream<InjectedFault> faults(String centre) {
        return apis.stream()
                .flatMap(api -> once
                        ? Stream.of(
                                InjectedFault.times(answers(api), kind, centre).of(api))
                        : Stream.of(
                                InjectedFault.lasting(kind, centre).of(api),
                                InjectedFault.times(1, kind, centre).of(api)));
    }

    /** Of performance each poll asks for two days. */
    private static int answers(SimulatedApi api) {
        return api == SimulatedApi.CONVOSO_AGENT_PERFORMANCE ? 2 : 1;
    }

    /**
     * Checks an API's polls that may have had it, of which those it has hit are all or, of one that comes once, some.
     *
     * @param around also the one that was under way when it began, which may be the only one that is hit: a vendor that
     *     asks the account to stay away is left alone after it
     */
    void verify(SimulatedApi api, List<Poll> polls, List<Poll> around, SoftAssertions softly) {
        String name = kind + " of " + api;
        softly.assertThat(polls).as("polls under %s", name).isNotEmpty();
        softly.assertThat(around).as(name).anyMatch(this::isHit);
        polls.forEach(poll -> softly.assertThat(poll)
                .as(name)
                .matches(
                        one -> isHit(one) || isSound(one) || isLeftAlone(one),
                        "is one of " + outcomes + " saying \"" + reason + "\"")
                .matches(
                        one -> READ.contains(one.getOutcome()) || one.getRowsRead() == 0,
                        "has no rows unless it is one of " + READ));
    }

    private boolean isHit(Poll poll) {
        return outcomes.contains(poll.getOutcome())
                && (poll.getOutcome() == Outcome.COMPLETE || poll.getError().contains(reason));
    }

    /** What one that comes once did not hit; and, where it is about the rows of one dataset, those of another. */
    private boolean isSound(Poll poll) {
        return poll.getOutcome() == Outcome.COMPLETE
                && (once || poll.getDataset().equals(Dataset.CONVOSO_TOTALS.name()));
    }

    /** What the vendor asked for at a call of whichever API of the account. */
    private static boolean isLeftAlone(Poll poll) {
        return poll.getOutcome() == Outcome.THROTTLED && poll.getError().contains("asked the account to stay away");
    }

    /** Checks the dead letters of all its APIs. */
    void verifyUnread(List<DeadLetter> letters, SoftAssertions softly) {
        softly.assertThat(letters.stream()
                        .map(DeadLetter::getPath)
                        .map(path -> path.substring(path.lastIndexOf('.') + 1))
                        .collect(Collectors.toSet()))
                .as("what cannot be read of %s", kind)
                .isEqualTo(unread);
    }
}
