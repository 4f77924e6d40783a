// Buttons and notices on the map, and the words that the frame has in the reader's language.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const { element } = atlas;

  // A list of buttons in the corner, for what is nowhere in particular.
  atlas.Corner = class {
    constructor(map) {
      this.map = map;
      this.summary = element("summary", "");
      this.list = element("div", "");
      this.box = element("details", "atlas-corner", this.summary, this.list);
      L.DomEvent.disableClickPropagation(this.box);
      const control = L.control({ position: "topright" });
      control.onAdd = () => this.box;
      control.addTo(map);
    }

    // Far out there is room for it; nearer it would lie on places, so that it opens on demand.
    show(entries, label, far) {
      const focused = document.activeElement?.dataset?.reach;
      this.summary.textContent = label;
      this.box.hidden = !entries.length;
      if (far !== this.far) this.box.open = far && window.innerWidth >= 480;
      this.far = far;
      this.list.replaceChildren(...entries.map((entry) => this.button(entry)));
      const same = [...this.list.children].find(({ dataset }) => dataset.reach === focused);
      same?.focus({ preventScroll: true });
    }

    button({ ags, lines, node, on }) {
      const button = element("button", "", node);
      button.type = "button";
      button.dataset.reach = ags;
      button.title = lines.join("\n");
      button.setAttribute("aria-label", lines.join(", "));
      if (on) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => atlas.tell(atlas.answer({ reach: ags })));
      return button;
    }

    // The box in the map's pixels at the zoom of the moment: its middle and its size.
    place() {
      const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = this.box;
      const parent = this.box.offsetParent;
      if (!width || !parent) return null;
      const corner = L.point(parent.offsetLeft + x + width / 2, parent.offsetTop + y + height / 2);
      return { at: this.map.getPixelBounds().min.add(corner), size: [width + 8, height + 8] };
    }
  };

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
