package io.switchboard.simulator.centre;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Who works where. */
final class Roster {
    static final Group RENEWALS = new Group(4101, "Renewals");
    static final Group WIN_BACK = new Group(4102, "Win Back");
    static final Group SERVICE_DESK = new Group(4103, "Service Desk");
    static final List<Group> CAMPAIGNS = List.of(RENEWALS, WIN_BACK, SERVICE_DESK);
    static final List<Group> QUEUES =
            List.of(new Group(56701, "Support"), new Group(56702, "Billing"), new Group(56703, "New Business"));

    private static final List<Work> WORK = List.of(Work.INBOUND, Work.BLENDED, Work.PREDICTIVE, Work.PREVIEW);
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

    private Roster() {}

    /** Ids rise with the index and are the same in every centre; the rest follows from the random source. */
    static AgentProfile agent(int index, SplittableRandom random) {
        Work work = WORK.get(index % WORK.size());
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

    private static Group campaign(Work work) {
        return switch (work) {
            case INBOUND -> SERVICE_DESK;
            case BLENDED, PREDICTIVE -> RENEWALS;
            case PREVIEW -> WIN_BACK;
        };
    }

    private static List<Group> queues(Work work, SplittableRandom random) {
        if (work == Work.PREDICTIVE || work == Work.PREVIEW) {
            return List.of();
        }
        List<Group> queues = new ArrayList<>(QUEUES);
        while (queues.size() > 2 || (queues.size() > 1 && random.nextBoolean())) {
            queues.remove(random.nextInt(queues.size()));
        }
        return queues;
    }

    private static String pick(List<String> names, SplittableRandom random) {
        return names.get(random.nextInt(names.size()));
    }
}
