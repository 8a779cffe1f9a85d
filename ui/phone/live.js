"use strict";
(() => {
  const EVERY_MS = 15000;
  const by = (id) => document.getElementById(id);
  const self = document.body.dataset.self;
  let tag = "", audio = null, busy = false;

  const beep = () => {
    if (navigator.vibrate) navigator.vibrate([400, 200, 400, 200, 400]);
    if (!audio) return;
    for (let n = 0; n < 3; n += 1) {
      const tone = audio.createOscillator(), gain = audio.createGain(), at = audio.currentTime + 0.6 * n;
      tone.frequency.value = 880;
      gain.gain.setValueAtTime(0.4, at);
      gain.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
      tone.connect(gain).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.5);
    }
    document.documentElement.dataset.rung = Number(document.documentElement.dataset.rung || 0) + 1;
  };

  const say = (text) => {
    by("said").textContent = "";
    setTimeout(() => { by("said").textContent = text; }, 100);  // the same once more is said once more
  };

  const show = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const live = fresh.getElementById("live"), old = by("live");
    if (!live) { location.replace(self); return; }
    const changed = ["stand", "calls"].some((one) => live.dataset[one] !== old.dataset[one]);
    const called = changed && live.dataset.stand === "called";
    const open = [...old.querySelectorAll("details[open]")].map((one) => one.id);
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    old.replaceWith(document.adoptNode(live));
    for (const id of open) if (by(id)) by(id).open = true;
    if (focused && by(focused)) by(focused).focus();
    document.title = fresh.title;
    if (changed) say(by("stand").textContent);
    if (called) { beep(); scrollTo(0, 0); }
  };

  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      const asked = { cache: "no-store", headers: tag ? { "If-None-Match": tag } : {} };
      const answer = await fetch(self, asked);
      if (answer.status === 200) {
        tag = answer.headers.get("ETag") || "";
        show(await answer.text());
      } else if (answer.status === 404) {
        location.replace(self);
      }
      by("lost").hidden = answer.status === 200 || answer.status === 304;
    } catch {
      by("lost").hidden = false;
    }
    busy = false;
  };

  const sound = by("sound");
  const Audio = window.AudioContext || window.webkitAudioContext;
  if (Audio) {
    sound.hidden = false;
    sound.addEventListener("click", () => {
      audio = audio || new Audio();
      audio.resume();
      beep();
      sound.hidden = true;
      by("sounding").hidden = false;
      by("sounding").focus();
    });
  }
  setInterval(look, EVERY_MS);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
})();
