package io.switchboard.simulator.contactcentre;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Who works where. */
final class AgentRoster {
    static final CentreGroup RENEWALS = new CentreGroup(4101, "Renewals");
    static final CentreGroup WIN_BACK = new CentreGroup(4102, "Win Back");
    static final CentreGroup SERVICE_DESK = new CentreGroup(4103, "Service Desk");
    static final List<CentreGroup> CAMPAIGNS = List.of(RENEWALS, WIN_BACK, SERVICE_DESK);
    static final List<CentreGroup> QUEUES = List.of(
            new CentreGroup(56701, "Support"),
            new CentreGroup(56702, "Billing"),
            new CentreGroup(56703, "New Business"));

    private static final List<CallDirection> WORK =
            List.of(CallDirection.INBOUND, CallDirection.BLENDED, CallDirection.PREDICTIVE, CallDirection.PREVIEW);
    private static final List<String> SKILLS = List.of("Spanish", "TechSupport");
    private static final int FIRST_ID = 100_101;
    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Bea", "Cleo", "Dario", "Elif", "Farid", "Gina", "Hugo", "Ines", "Jonas", "Kofi", "Lena", "Mika",
            "Nora", "Oskar", "Priya", "Quinn", "Rosa", "Sami", "Tala", "Uma", "Viktor", "Wen", "Yara", "Zoë");
    private static final List<String> LAST_NAMES = List.of(
            "Abara",
            "Brandt",
            "Castillo",
            "Duarte",
            "Eriksen",
            "Fontaine",
            "Grady",
            "Hansen",
            "Ito",
            "Jensen",
            "Kowalski",
            "Lindqvist",
            "Moreau",
            "Nakamura",
            "O'Brien",
            "Petrov",
            "Quist",
            "Rossi",
            "Silva",
            "Tan");

    private AgentRoster() {}

    /** Ids rise with the index and are the same in every centre; the rest follows from the random source. */
    static AgentProfile agent(int index, SplittableRandom random) {
        CallDirection work = WORK.get(index % WORK.size());
        return new AgentProfile(
                Integer.toString(FIRST_ID + index),
                pick(FIRST_NAMES, random) + " " + pick(LAST_NAMES, random),
                "SIP-%05d".formatted(20_000 + index),
                work,
                campaign(work),
                queues(work, random),
                skills(index));
    }

    private static List<String> skills(int index) {
        return SKILLS.subList(index % 5 == 0 ? 0 : 1, index % 3 == 0 ? 2 : 1);
    }

    private static CentreGroup campaign(CallDirection work) {
        return switch (work) {
            case INBOUND -> SERVICE_DESK;
            case BLENDED, PREDICTIVE -> RENEWALS;
            case PREVIEW -> WIN_BACK;
        };
    }

    private static List<CentreGroup> queues(CallDirection work, SplittableRandom random) {
        if (work == CallDirection.PREDICTIVE || work == CallDirection.PREVIEW) {
            return List.of();
        }
        List<CentreGroup> queues = new ArrayList<>(QUEUES);
        while (queues.size() > 2 || (queues.size() > 1 && random.nextBoolean())) {
            queues.remove(random.nextInt(queues.size()));
        }
        return queues;
    }

    private static String pick(List<String> names, SplittableRandom random) {
        return names.get(random.nextInt(names.size()));
    }
}
