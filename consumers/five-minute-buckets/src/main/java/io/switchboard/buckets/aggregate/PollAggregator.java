package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.WIDTH_SEC;

import io.switchboard.buckets.assemble.CompletePoll;
import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.Measurement;
import io.switchboard.buckets.store.BucketStore;
import io.switchboard.buckets.store.BucketUpdates;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds what each poll says to the account's buckets, and issues those whose numbers are new. */
final class PollAggregator extends ContextualProcessor<String, CompletePoll, SpecificRecord, SpecificRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(PollAggregator.class);

    private final BucketRules rules;
    private final BucketMeters meters;
    private AccountStores stores;

    PollAggregator(BucketRules rules, BucketMeters meters) {
        this.rules = rules;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<SpecificRecord, SpecificRecord> context) {
        super.init(context);
        stores = AccountStores.in(context);
    }

    @Override
    public void process(Record<String, CompletePoll> record) {
        CompletePoll poll = record.value();
        AccountWatermark known = stores.clock(record.key());
        boolean live = poll.end().series().isLive();
        boolean setBack = known.isSetBackBy(poll.end());
        AccountWatermark before = setBack ? known.backTo(poll.end(), rules) : known;
        AccountWatermark now = live ? before.after(poll.end(), rules) : before;
        long horizon = PollUpdate.horizon(poll.end(), before, rules);
        BucketUpdates bench = new BucketUpdates(stores.cells(), record.key(), horizon, !live);
        PollUpdate turn = new PollUpdate(poll.end(), before, now, rules, bench);
        if (setBack) {
            takeBack(new SetBack(turn, known));
        }
        stores.presences().take(poll.facts(), turn);
        stores.stretches().take(poll.facts(), turn);
        // What a retired row has counted stays.
        stores.counts().take(poll.end().isRetired() ? List.of() : poll.facts(), turn);
        poll.facts().forEach(fact -> takeInterval(fact, turn));
        look(turn);
        bench.settle(new BucketPublisher(turn, context(), record.timestamp(), meters));
        finish(turn);
    }

    private void takeBack(SetBack back) {
        LOG.warn(
                "The clock of {} was ahead: what its polls said of later than {} is taken back",
                back.turn().end().series(),
                Instant.ofEpochSecond(back.second()));
        stores.presences().takeBack(back);
        stores.stretches().takeBack(back);
        stores.counts().takeBack(back);
        back.uncover();
    }

    private static void takeInterval(Measurement fact, PollUpdate turn) {
        if (fact instanceof Measurement.IntervalMeasurement told) {
            long width = told.end() - told.start();
            turn.bench()
                    .change(
                            told.thing(),
                            told.start(),
                            told.end(),
                            cell -> turn.isOutrun() && cell.figures().exceed(told.figures())
                                    ? cell
                                    : cell.named(told.name())
                                            .with(told.figures())
                                            .ofWidth(width > WIDTH_SEC ? width : 0));
        }
    }

    /** Buckets that close, and closed ones of which the poll says that it has seen more than any before. */
    private static void look(PollUpdate turn) {
        for (BucketSubject.SubjectKind kind : BucketSubject.SubjectKind.values()) {
            long closed = turn.now().closedTo(kind);
            turn.bench().look(kind, turn.before().closedTo(kind), closed);
        }
        String dataset = turn.end().series().dataset();
        long proven = turn.before().feed(dataset).provenTo();
        long seen = turn.before().answered(dataset).filledFrom(turn.now().answered(dataset), turn.horizon(), proven);
        if (seen < turn.now().feed(dataset).provenTo()) {
            CoverageSources.by(dataset)
                    .forEach(kind -> turn.bench().look(kind, seen, turn.now().closedTo(kind)));
        }
    }

    private void finish(PollUpdate turn) {
        if (turn.bench().tooLate() > 0) {
            LOG.warn(
                    "{} corrections of {} came too late",
                    turn.bench().tooLate(),
                    turn.end().series());
            meters.tooLate(turn.end().series(), turn.bench().tooLate());
        }
        forget(turn, stores.cells());
        stores.put(turn.account(), turn.now());
    }

    private static void forget(PollUpdate turn, BucketStore cells) {
        String account = turn.account();
        long around = turn.rules().correctionWindow().toSeconds();
        if (turn.now().closedTo() > turn.before().closedTo()) {
            cells.expire(account, turn.before().closedTo() - around, turn.now().closedTo() - around);
        }
        for (BucketSubject.SubjectKind kind : BucketSubject.SubjectKind.values()) {
            turn.bench().latestPast(kind).ifPresent(end -> cells.keepPast(account, kind, end - around, end + around));
        }
    }
}
