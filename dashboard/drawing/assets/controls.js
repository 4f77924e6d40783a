// Buttons and notices on the map, and the words that the frame has in the reader's language.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;

  atlas.Controls = class {
    constructor(map, home) {
      this.map = map;
      this.zoom = L.control.zoom({ position: "bottomleft" }).addTo(map);
      const bar = this.zoom.getContainer();
      this.home = L.DomUtil.create("a", "atlas-home", bar);
      this.home.href = "#";
      this.home.setAttribute("role", "button");
      this.home.append("⌂");
      L.DomEvent.disableClickPropagation(this.home).on(this.home, "click", (event) => {
        L.DomEvent.preventDefault(event);
        home();
      });
    }

    speak(language, texts) {
      document.documentElement.lang = language;
      document.title = texts.map;
      const box = this.map.getContainer();
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", texts.map);
      const buttons = [
        [this.zoom._zoomInButton, texts.zoom_in],
        [this.zoom._zoomOutButton, texts.zoom_out],
        [this.home, texts.home],
      ];
      for (const [button, name] of buttons) {
        button.title = name;
        button.setAttribute("aria-label", name);
      }
      try {
        window.frameElement.title = texts.map;
      } catch {
        // A frame of another origin keeps the title that it was given.
      }
    }

    notice(text) {
      this.message?.remove();
      const control = L.control({ position: "topleft" });
      control.onAdd = () => {
        const box = atlas.element("div", "atlas-notice", text);
        box.setAttribute("role", "alert");
        return box;
      };
      this.message = control.addTo(this.map);
    }
  };
})();
