// [data-answer]: where the page says what it found, in the markup that the server uses without script.

const slot = (name) => document.querySelector(`[data-answer-${name}]`);

export function show({ outcome, claims, key }, rows, words) {
  const { verdict, word, sentence } = words.outcomes[outcome];
  const answer = document.querySelector("[data-answer]");
  answer.hidden = false;
  answer.dataset.answer = outcome;
  answer.className = `answer answer--${verdict}`;
  slot("word").textContent = word;
  slot("sentence").textContent = sentence;
  slot("specimen").hidden = !key?.demonstration;
  slot("rows").replaceChildren(...rows.map(rowOf));
  slot("signed").hidden = !claims;
  answer.scrollIntoView(); // focus alone would show the middle of a long answer on a phone
  answer.focus({ preventScroll: true });
}

function rowOf([label, value]) {
  const row = document.createElement("div");
  row.className = "summary__row";
  for (const [name, text] of [["dt", label], ["dd", value]]) {
    const line = document.createElement(name);
    line.textContent = text;
    row.append(line);
  }
  return row;
}
