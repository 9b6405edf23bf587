// The words of the page, in French and English. {0}, {1} are replaced.

const words = {
  en: {
    wall: "Wall", when: "When", history: "History", other_language: "Français", skip: "Skip to the content",
    new_slide: "New slide", publish: "Publish", publish_n: "Publish ({0})", published_all: "All is published",
    alert: "Alert…", search: "Search", all_kinds: "All kinds", all_states: "All states",
    saving: "Saving…", saved: "Saved", offline: "No connection; what you type is kept and saved when it is back",
    choose_kind: "What is it about?", back: "Back to the wall", remove: "Delete", discard: "Discard the draft",
    remove_ask: "Delete this slide?", remove_text: "It leaves the wall when you publish.", keep: "Keep",
    discard_ask: "Discard the draft?", discard_text: "The slide becomes again what is on the wall.",
    removed: "Will be deleted", draft: "Draft", changed: "Changed", on_wall: "On the wall",
    general: "The slide", of_kind: "Details", timing: "When and where", more: "More",
    title: "Title", content_text: "Text", content_html: "Text (HTML)", image: "Picture", author: "From",
    url: "Link", kind: "Kind", picture_add: "Choose or drop a picture", picture_remove: "Remove the picture",
    picture_bad: "This file is no picture that can be shown: {0}", landscape: "Landscape", portrait: "Portrait",
    pages: "{0} of {1} pages", seconds: "{0} seconds", no_preview: "The preview cannot be made just now.",
    loading: "Loading…", one_per_line: "One on each line", numbers_help: "Numbers with spaces between them",
    dishes_help: "One on each line: Couscous | £4.80 | vegetarian. A line that ends with a colon is a course or a day: mon:", date: "Day", time: "Time",
    yes: "Yes", no: "No", as_kind: "As usual",
    window_from: "Shown from {0}.", window_until: "Shown until {0}.", window_both: "Shown from {0} until {1}.",
    publish_ask: "Publish?", publish_only: "Publish this slide",
    cancel: "Cancel", nothing_to_publish: "There is nothing to publish.",
    conflict_publish: "Somebody else has published meanwhile. Their changes are here now; look, then publish again.",
    conflict: "Somebody else changed this slide meanwhile",
    conflict_text: "Choose for each field what holds. Nothing is lost until you choose.", mine: "Mine: {0}",
    theirs: "Theirs: {0}", use_choice: "Use these", nothing: "nothing",
    round: "{0} slides; one round takes {1}.", hour: "Next hour", day: "Next day", week: "Next week",
    not_shown: "Not shown", not_shown_none: "Every slide of the feed is shown.", plan_failed: "The timetable cannot be made just now.",
    shown_times: "{0} times", versions: "Published states", by: "by {0}",
    restore: "Publish this state again", restore_ask: "Publish this state again?",
    restore_text: "The wall becomes what it was on {0}. Drafts stay, and the present state stays in this list.",
    difference: "What changed", current: "on the wall now", from_file: "changed in the file",
    alert_title: "Alert", alert_text: "An alert takes the whole screen and alternates only with other alerts until it ends.",
    alert_what: "What happens", alert_do: "What to do", alert_until: "Ends at", alert_sure: "I have read it again and it is true",
    alert_send: "Show the alert", alert_sent: "Published. A wall shows it seconds after its next look at the feed: every five minutes where nothing else is set.",
    alert_walls: "When the walls have it", wall_has: "has it", wall_soon: "within {0}", wall_once: "at its next look", wall_none: "No wall has asked for this feed since the editor was started.", close: "Close",
    export_: "Take out", errors: { conflict: "Somebody else changed it meanwhile.", disk: "It cannot be saved on the disk: {0}", "signed-out": "The session has ended; open the page again.", "too-large": "That is too large.", gone: "It is not there any more." },
    export_json: "The feed (JSON)", print: "Print a sheet", none_found: "No slide is like that.",
    sign_in: "Sign in", name: "Name", password: "Password", sign_in_wrong: "Name or password is not right.", too_often: "Too many tries; please try again in an hour.",
    offline_short: "There is no connection just now.",
    box: "Bravo box", box_title: "Bravo!", box_text: "Who did something well? Write it here. It is shown on the screen when communications agree. Nothing but these texts is kept.",
    box_to: "To whom?", box_for: "For what?", box_by: "From whom? (if you like)", box_send: "Send", box_thanks: "Thank you!", box_next: "Communications read it, and show it soon.", box_again: "One more",
    box_full: "The box is full just now; please try again tomorrow.", box_wrong: "Please say to whom and for what, in at most 400 characters.",
    box_show: "Show it", box_edit: "Edit first", box_decline: "Decline", box_empty: "Nothing is waiting.", box_closed: "The box is closed. Start the editor with --bravo to open it.",
    box_address: "Employees write at {0}. Put that address as link on a feedback slide: it becomes a QR code.",
    bring: "In and out", bring_feed: "Bring in a feed", bring_feed_help: "Address of an RSS, Atom or JSON feed", bring_look: "Look", bring_chosen: "Bring in what is ticked, as drafts", bring_no_feed: "No feed can be read there. Addresses of this machine are never asked, those of private networks only with --intranet.",
    bring_table: "Bring in a table", bring_table_help: "Copy rows of a spreadsheet, headings first, and paste them here", bring_rows: "Bring in {0} rows, as drafts", brought: "{0} brought in", sheet: "A sheet of all slides", timetable: "Timetable",
    minutes: "{0} min {1} s",
    choices: { high: "high", normal: "normal", low: "low", cover: "fill the place", contain: "show all of it", idea: "idea", pilot: "pilot", rollout: "roll-out", done: "done", paused: "paused", abandoned: "abandoned", arrives: "arrives", leaves: "leaves", replaces: "replaces somebody", moves: "moves", promoted: "is promoted" },
    help: { hours: "For a shift: 06:00-14:00", days: "mon-fri, or sat", language: "When it is not that of the wall: fr, en-GB" },
    sign_out: "Sign out", attention: "Needs attention", until_chip: "until {0}", window_days: "That is {0} days.", undo: "Undo",
    zone_note: "Times are those of {0}, as on the walls.", slides_zip: "All slides (PNG, in a ZIP)",
    focus_help: "Click on what must stay visible where the picture is cropped. By keyboard: the arrow keys.", focus_name: "Picture: what must stay visible", focus_reset: "Crop as usual",
    box_use: "Lead to the bravo box", box_link_help: "On the slide the link becomes a QR code that a telephone opens.",
    new_n: "{0} new", changed_n: "{0} changed", gone_n: "{0} deleted", no_change: "nothing", undone: "The wall is again as it was before.",
    sample: "The sample week", sample_help: "A week of slides of every kind, as drafts: to look at, or to write over.", sample_add: "Bring in the sample week",
  },
  fr: {
    wall: "Mur", when: "Quand", history: "Historique", other_language: "English", skip: "Aller au contenu",
    new_slide: "Nouvelle diapositive", publish: "Publier", publish_n: "Publier ({0})", published_all: "Tout est publié",
    alert: "Alerte…", search: "Chercher", all_kinds: "Tous les genres", all_states: "Tous les états",
    saving: "Enregistrement…", saved: "Enregistré", offline: "Pas de connexion ; ce que vous écrivez est gardé et sera enregistré dès son retour",
    choose_kind: "De quoi s’agit-il ?", back: "Retour au mur", remove: "Supprimer", discard: "Abandonner le brouillon",
    remove_ask: "Supprimer cette diapositive ?", remove_text: "Elle quitte le mur quand vous publiez.", keep: "Garder",
    discard_ask: "Abandonner le brouillon ?", discard_text: "La diapositive redevient celle du mur.",
    removed: "Sera supprimée", draft: "Brouillon", changed: "Modifiée", on_wall: "Au mur",
    general: "La diapositive", of_kind: "Détails", timing: "Quand et où", more: "Plus",
    title: "Titre", content_text: "Texte", content_html: "Texte (HTML)", image: "Image", author: "De la part de",
    url: "Lien", kind: "Genre", picture_add: "Choisir ou déposer une image", picture_remove: "Retirer l’image",
    picture_bad: "Ce fichier n’est pas une image affichable : {0}", landscape: "Paysage", portrait: "Portrait",
    pages: "page {0} sur {1}", seconds: "{0} secondes", no_preview: "L’aperçu n’est pas possible pour l’instant.",
    loading: "Chargement…", one_per_line: "Un par ligne", numbers_help: "Des nombres séparés par des espaces",
    dishes_help: "Un plat par ligne : Couscous | 4,80 € | végétarien. Une ligne qui finit par deux-points est un service ou un jour : lundi:", date: "Jour", time: "Heure",
    yes: "Oui", no: "Non", as_kind: "Comme d’habitude",
    window_from: "Affichée à partir du {0}.", window_until: "Affichée jusqu’au {0}.", window_both: "Affichée du {0} au {1}.",
    publish_ask: "Publier ?", publish_only: "Publier cette diapositive",
    cancel: "Annuler", nothing_to_publish: "Il n’y a rien à publier.",
    conflict_publish: "Quelqu’un d’autre a publié entre-temps. Ses changements sont là ; regardez, puis publiez de nouveau.",
    conflict: "Quelqu’un d’autre a modifié cette diapositive entre-temps",
    conflict_text: "Choisissez pour chaque champ ce qui vaut. Rien n’est perdu avant votre choix.", mine: "Le mien : {0}",
    theirs: "L’autre : {0}", use_choice: "Prendre ces choix", nothing: "rien",
    round: "{0} diapositives ; un tour dure {1}.", hour: "L’heure qui vient", day: "Le jour qui vient", week: "La semaine qui vient",
    not_shown: "Pas affichées", not_shown_none: "Toutes les diapositives du flux sont affichées.", plan_failed: "L’horaire n’est pas possible pour l’instant.",
    shown_times: "{0} fois", versions: "États publiés", by: "par {0}",
    restore: "Publier cet état de nouveau", restore_ask: "Publier cet état de nouveau ?",
    restore_text: "Le mur redevient ce qu’il était le {0}. Les brouillons restent, et l’état présent reste dans cette liste.",
    difference: "Ce qui a changé", current: "au mur en ce moment", from_file: "modifié dans le fichier",
    alert_title: "Alerte", alert_text: "Une alerte prend tout l’écran et n’alterne qu’avec d’autres alertes jusqu’à sa fin.",
    alert_what: "Ce qui se passe", alert_do: "Ce qu’il faut faire", alert_until: "Se termine à", alert_sure: "J’ai relu et c’est vrai",
    alert_send: "Afficher l’alerte", alert_sent: "Publiée. Un mur l’affiche quelques secondes après sa prochaine lecture du flux : toutes les cinq minutes, sauf réglage autre.",
    alert_walls: "Quand les murs l’ont", wall_has: "l’a reçue", wall_soon: "dans moins de {0}", wall_once: "à sa prochaine lecture", wall_none: "Aucun mur n’a demandé ce flux depuis le démarrage de l’éditeur.", close: "Fermer",
    export_: "Emporter", errors: { conflict: "Quelqu’un d’autre l’a modifiée entre-temps.", disk: "Impossible d’enregistrer sur le disque : {0}", "signed-out": "La session est terminée ; ouvrez la page de nouveau.", "too-large": "C’est trop grand.", gone: "Elle n’est plus là." },
    export_json: "Le flux (JSON)", print: "Imprimer une feuille", none_found: "Aucune diapositive n’est ainsi.",
    sign_in: "Se connecter", name: "Nom", password: "Mot de passe", sign_in_wrong: "Le nom ou le mot de passe n’est pas le bon.", too_often: "Trop d’essais ; réessayez dans une heure.",
    offline_short: "Pas de connexion pour l’instant.",
    box: "Boîte à bravos", box_title: "Bravo !", box_text: "Qui a fait quelque chose de bien ? Écrivez-le ici. Ce sera à l’écran dès que la communication est d’accord. Rien d’autre que ces textes n’est gardé.",
    box_to: "À qui ?", box_for: "Pour quoi ?", box_by: "De la part de qui ? (si vous voulez)", box_send: "Envoyer", box_thanks: "Merci !", box_next: "La communication le lit et le montre bientôt.", box_again: "Encore un",
    box_full: "La boîte est pleine ; réessayez demain.", box_wrong: "Dites à qui et pour quoi, en 400 caractères au plus.",
    box_show: "Afficher", box_edit: "Modifier d’abord", box_decline: "Refuser", box_empty: "Rien n’attend.", box_closed: "La boîte est fermée. Lancez l’éditeur avec --bravo pour l’ouvrir.",
    box_address: "Les collègues écrivent sur {0}. Mettez cette adresse comme lien d’une diapositive « feedback » : elle devient un code QR.",
    bring: "Entrées et sorties", bring_feed: "Apporter un flux", bring_feed_help: "Adresse d’un flux RSS, Atom ou JSON", bring_look: "Regarder", bring_chosen: "Apporter ce qui est coché, en brouillons", bring_no_feed: "Aucun flux lisible à cette adresse. Celles de cette machine ne sont jamais lues, celles de réseaux privés seulement avec --intranet.",
    bring_table: "Apporter un tableau", bring_table_help: "Copiez des lignes d’un tableur, les titres d’abord, et collez-les ici", bring_rows: "Apporter {0} lignes, en brouillons", brought: "{0} apportées", sheet: "Une planche de toutes les diapositives", timetable: "Horaire",
    minutes: "{0} min {1} s",
    choices: { high: "haute", normal: "normale", low: "basse", cover: "remplir la place", contain: "tout montrer", idea: "idée", pilot: "pilote", rollout: "déploiement", done: "terminé", paused: "en pause", abandoned: "abandonné", arrives: "arrive", leaves: "part", replaces: "remplace quelqu’un", moves: "change de poste", promoted: "est promu(e)" },
    help: { hours: "Pour une équipe : 06:00-14:00", days: "mon-fri (lundi à vendredi), ou sat", language: "Quand ce n’est pas celle du mur : fr, en-GB" },
    sign_out: "Se déconnecter", attention: "À revoir", until_chip: "jusqu’au {0}", window_days: "Soit {0} jours.", undo: "Annuler la publication",
    zone_note: "Les heures sont celles de {0}, comme aux murs.", slides_zip: "Toutes les diapositives (PNG, dans un ZIP)",
    focus_help: "Cliquez sur ce qui doit rester visible quand l’image est rognée. Au clavier : les flèches.", focus_name: "Image : ce qui doit rester visible", focus_reset: "Rogner comme d’habitude",
    box_use: "Mener à la boîte à bravos", box_link_help: "Sur la diapositive, le lien devient un code QR qu’un téléphone ouvre.",
    new_n: "{0} nouvelles", changed_n: "{0} modifiées", gone_n: "{0} supprimées", no_change: "rien", undone: "Le mur est de nouveau comme avant.",
    sample: "La semaine d’exemple", sample_help: "Une semaine de diapositives de tous les genres, en brouillons : à regarder, ou à réécrire.", sample_add: "Apporter la semaine d’exemple",
  },
};

// What a field is called in its form. Names of feed fields, as docs/feeds.md explains them.
const fields = {
  en: {
    from: "Shown from", until: "Shown until", public_on: "Secret until", hours: "Hours of the day", days: "Days of the week",
    sites: "Places", priority: "Priority", focus: "Cropped around", seconds: "Seconds on the wall", language: "Language", qr: "Link as QR code",
    picture: "Another picture for the wall", fit: "Cropping", on: "Takes place on", where: "Where", stage: "Stage",
    progress: "Progress (0 to 1)", since: "Since", tell: "What to say to customers", reference: "Reference", what: "What it is",
    when: "From when", better: "Why it is better", who: "Who", move: "What changes", replaces: "Replaces", from_place: "From (place)",
    to_place: "To (place)", role: "Role", to: "To whom", by: "From whom", rule: "Which rule", number: "Number", of: "Of how many",
    reason: "Why", score: "Score", scale: "Highest score", change: "Change", target: "Target", series: "Last values",
    answers: "Number of answers", period: "Period", unit: "Unit", stars: "Stars", question: "Question", answer: "Answer",
    years: "Years", dishes: "Dishes", values: "Several figures (name | figure | change)",
  },
  fr: {
    from: "Affichée à partir de", until: "Affichée jusqu’à", public_on: "Secrète jusqu’au", hours: "Heures de la journée", days: "Jours de la semaine",
    sites: "Lieux", priority: "Priorité", focus: "Rognée autour de", seconds: "Secondes au mur", language: "Langue", qr: "Lien en code QR",
    picture: "Une autre image pour le mur", fit: "Cadrage", on: "A lieu le", where: "Où", stage: "Étape",
    progress: "Avancement (0 à 1)", since: "Depuis", tell: "Que dire aux clients", reference: "Référence", what: "Ce que c’est",
    when: "À partir de quand", better: "Pourquoi c’est mieux", who: "Qui", move: "Ce qui change", replaces: "Remplace", from_place: "De (lieu)",
    to_place: "Vers (lieu)", role: "Fonction", to: "À qui", by: "De la part de", rule: "Quelle règle", number: "Numéro", of: "Sur combien",
    reason: "Pourquoi", score: "Note", scale: "Note maximale", change: "Évolution", target: "Objectif", series: "Dernières valeurs",
    answers: "Nombre de réponses", period: "Période", unit: "Unité", stars: "Étoiles", question: "Question", answer: "Réponse",
    years: "Années", dishes: "Plats", values: "Plusieurs chiffres (nom | chiffre | évolution)",
  },
};

let language = "en";

export function chooseLanguage(tag) {
  language = tag === "fr" ? "fr" : "en";
  document.documentElement.lang = language;
  try {
    localStorage.setItem("language", language);
  } catch {
    // a browser that keeps nothing asks again next time
  }
}

export function firstLanguage() {
  try {
    const kept = localStorage.getItem("language");
    if (kept) return kept;
  } catch {
    // as above
  }
  return navigator.language.startsWith("fr") ? "fr" : "en";
}

export function currentLanguage() {
  return language;
}

export function say(key, ...values) {
  const text = key.split(".").reduce((at, part) => (at ? at[part] : undefined), words[language]) || key;
  return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? "");
}

export function fieldName(name) {
  return fields[language][name] || name;
}

// The time zone of the walls; until it is known, of this computer.
let zone;

export function chooseZone(name) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    zone = name || undefined;
  } catch {
    zone = undefined;
  }
}

export function wallZone() {
  return zone || new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function day(ms) {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "full", timeStyle: "short", timeZone: wallZone() }).format(new Date(ms));
}

// "32 new, 1 changed": what is not nothing.
export function changeWords({ new: added, changed, gone }) {
  const said = [["new_n", added], ["changed_n", changed], ["gone_n", gone]].filter(([, count]) => count);
  return said.map(([key, count]) => say(key, count)).join(", ") || say("no_change");
}

export function length(seconds) {
  const whole = Math.round(seconds);
  return say("minutes", Math.floor(whole / 60), whole % 60);
}
