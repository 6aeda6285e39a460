/* Shows only what the address names behind its #. Ids that are not there
   are passed over; without this script, or without ids, all is shown. */
(function () {
  "use strict";
  var list = document.getElementById("kept");
  var all = document.getElementById("all");
  var unknown = document.getElementById("unknown");

  function show() {
    var wanted = {}, known = 0, count = 0;
    window.location.hash.slice(1).split(",").forEach(function (id) {
      if (/^[a-z0-9-]{1,64}$/.test(id) && !wanted["=" + id]) {
        wanted["=" + id] = true;
        count += 1;
      }
    });
    Array.prototype.forEach.call(list.children, function (item) {
      known += wanted["=" + item.id] ? 1 : 0;
    });
    Array.prototype.forEach.call(list.children, function (item) {
      item.hidden = known > 0 && !wanted["=" + item.id];
    });
    all.hidden = true;
    unknown.hidden = known === count;
    Array.prototype.forEach.call(
      document.querySelectorAll(".languages a"),
      function (link) { link.hash = window.location.hash; }
    );
  }

  window.addEventListener("hashchange", show);
  show();
}());
