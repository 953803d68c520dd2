// What the page knows: the server's picture, kept up to date by its differences, and what of it is looked at.

export const HOUR = 3_600_000;
const MOST_CHANGES = 40;
const LATE_POLLS = 3;
const LATE_MS = 90_000;

export class Model {
  now = 0;
  still = 0;
  ready = false;
  agents = new Map();
  queues = new Map();
  targets = new Map();
  changes = [];

  /** Forgets all: a whole picture follows. */
  clear() {
    Object.assign(this, new Model());
  }

  apply(difference) {
    this.now = difference.now;
    this.still = difference.stillMs;
    this.ready = difference.ready;
    for (const rows of ["agents", "queues", "targets"]) {
      const { put = {}, gone = [] } = difference[rows] ?? {};
      gone.forEach((key) => this[rows].delete(key));
      Object.entries(put).forEach(([key, row]) => this[rows].set(key, row));
    }
    this.changes = [...(difference.changes ?? []), ...this.changes]
      .sort((one, other) => other.at - one.at)
      .slice(0, MOST_CHANGES);
  }

  /** How long ago a target's latest poll was; this goes on when the stream's time stands still. */
  age(target) {
    return Math.max(0, this.now + this.still - target.last.at);
  }

  isLate(target) {
    return isLate(this.age(target), target.everyMs);
  }

  /** How long there has been no poll of any of these, once that is longer than of the most frequent it may be; else 0. */
  silence(targets) {
    const youngest = Math.min(...targets.map(([, target]) => this.age(target)));
    const every = Math.min(...targets.map(([, target]) => target.everyMs ?? Infinity));
    return targets.length && isLate(youngest, every === Infinity ? 0 : every) ? youngest : 0;
  }

  /** Accounts with their vendors, by name. */
  accounts() {
    const accounts = new Map();
    const note = ({ account, vendor }) => accounts.set(account, vendor);
    this.targets.forEach(note);
    this.queues.forEach(note);
    this.agents.forEach((agent) => note(agent.who));
    return new Map([...accounts].sort(([one], [other]) => one.localeCompare(other)));
  }

  /** What is left of it behind a filter: "", "vendor:NAME" or "account:NAME". */
  behind(filter) {
    const [kind, name] = filter.split(/:(.*)/);
    const wanted = (of) => kind === "" || of[kind] === name;
    return {
      agents: [...this.agents].filter(([, agent]) => wanted(agent.who)),
      queues: [...this.queues].filter(([, queue]) => wanted(queue)),
      targets: [...this.targets].filter(([, target]) => wanted(target)),
      changes: this.changes.filter((change) => wanted(change.who)),
    };
  }
}

const isLate = (age, everyMs) => age > Math.max(LATE_MS, LATE_POLLS * (everyMs ?? 0));

/** How many agents are in each status. */
export function countByStatus(agents) {
  const counts = {};
  agents.forEach(([, agent]) => (counts[agent.status] = (counts[agent.status] ?? 0) + 1));
  return counts;
}

/** The stretches of an agent's last hour, cut to it: from and to in milliseconds since its beginning. */
export function stretches(agent, now) {
  const start = now - HOUR;
  return agent.strip
    .map(([from, status], i) => ({
      status,
      from: Math.max(0, from - start),
      to: Math.min(HOUR, (agent.strip[i + 1]?.[0] ?? now) - start),
    }))
    .filter(({ from, to }) => to > from);
}
