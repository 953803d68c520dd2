// The connection to the server: what comes, and whether it is there.

const SILENCE = 8_000;
const AGAIN = 3_000;

/**
 * Listens for as long as the page is open. A server that is silent for too long, or refuses, is asked anew.
 *
 * @param hear called with what came: (whole, difference)
 * @param state called with whether there is a connection
 */
export function listen(hear, state) {
  let source;
  let heard = 0;

  const take = (whole) => (event) => {
    heard = performance.now();
    state(true);
    hear(whole, JSON.parse(event.data));
  };

  const open = () => {
    heard = performance.now();
    source = new EventSource("events");
    source.addEventListener("picture", take(true));
    source.addEventListener("difference", take(false));
    source.addEventListener("error", () => state(false));
  };

  setInterval(() => {
    const silent = performance.now() - heard;
    if (silent > SILENCE || (source.readyState === EventSource.CLOSED && silent > AGAIN)) {
      state(false);
      source.close();
      open();
    }
  }, 1_000);
  open();
}
