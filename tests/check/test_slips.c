/* Mistakes of people who have never written JSON: each message has the correct text, in both languages. */
#include "check/linted.h"

#define HEAD          "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n"
#define ITEM(members) HEAD "{\"id\": \"1\", \"title\": \"T\", " members "}\n]}"
#define OURS(fields)  ITEM("\"_breakroom\": {" fields "}")

struct slip {
    const char *document, *english, *french; /* the remedy */
};

/* clang-format off */
static const struct slip json_slips[] = {
    {OURS("\"kind\": \"barometer\", \"score\": 4,6, \"scale\": 5"),
     "write 4.6",
     "écrivez 4.6"},
    {OURS("\"number\": 18 240"),
     "write 18240",
     "écrivez 18240"},
    {OURS("\"number\": 18 240"),
     "write 18240",
     "écrivez 18240"},
    {OURS("\"number\": 18.240,50"),
     "write 18240.50",
     "écrivez 18240.50"},
    {OURS("\"progress\": 60 %"),
     "write 0.6, or \"60 %\" where a text belongs",
     "écrivez 0.6, ou \"60 %\" là où va un texte"},
    {OURS("\"number\": 250 kg"),
     "write 250, or \"250 kg\" where a text belongs",
     "écrivez 250, ou \"250 kg\" là où va un texte"},
    {ITEM("\"content_text:\"Hello all\""),
     "write \"content_text\": \"Hello all\"",
     "écrivez \"content_text\": \"Hello all\""},
    {ITEM("\"content_text: \"Hello all\""),
     "write \"content_text\": \"Hello all\"",
     "écrivez \"content_text\": \"Hello all\""},
    {ITEM("\"content_text: Hello all\", \"summary\": \"y\""),
     "write \"content_text\": \"Hello all\"",
     "écrivez \"content_text\": \"Hello all\""},
    {ITEM("\"content_text:\" \"Hello all\""),
     "write \"content_text\": \"Hello all\"",
     "écrivez \"content_text\": \"Hello all\""},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\":\n{\"id\": \"1\"},\n{\"id\": \"2\"}]}",
     "write \"items\": [ {…}",
     "écrivez \"items\": [ {…}"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\":\n{\"id\": \"1\"}]}",
     "write \"items\": [ {…}",
     "écrivez \"items\": [ {…}"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\":\n{\"id\": \"1\"},\n{\"id\": \"2\"}}",
     "write \"items\": [ {…}, {…} ]",
     "écrivez \"items\": [ {…}, {…} ]"},
    {OURS("\"number\": NaN"),
     "write null",
     "écrivez null"},
    {OURS("\"number\": 0x10"),
     "write 16",
     "écrivez 16"},
    {OURS("\"change\": +3"),
     "write 3",
     "écrivez 3"},
    {OURS("\"progress\": .5"),
     "write 0.5",
     "écrivez 0.5"},
    {OURS("\"number\": 03"),
     "write 3",
     "écrivez 3"},
    {OURS("\"stars\": 5/5"),
     "write 5, or \"5/5\" where a text belongs",
     "écrivez 5, ou \"5/5\" là où va un texte"},
    {OURS("\"until\": 2026-12-04"),
     "write \"2026-12-04\"",
     "écrivez \"2026-12-04\""},
    {OURS("\"hours\": 06:00-14:00"),
     "write \"06:00-14:00\"",
     "écrivez \"06:00-14:00\""},
    {ITEM("\"content_text\": Hello to all"),
     "write \"Hello to all\"",
     "écrivez \"Hello to all\""},
    {ITEM("\"content_text\": Hello all\""),
     "write \"Hello all\"",
     "écrivez \"Hello all\""},
    {ITEM("content_text: \"x\""),
     "write \"content_text\":",
     "écrivez \"content_text\":"},
    {OURS("\"qr\": oui"),
     "write true",
     "écrivez true"},
    {OURS("\"qr\": True"),
     "write true",
     "écrivez true"},
    {OURS("\"qr\": non"),
     "write false",
     "écrivez false"},
    {ITEM("“content_text”: “x”"),
     "write \"content_text\"",
     "écrivez \"content_text\""},
    {ITEM("\"content_text\": « Bonjour »"),
     "write \"Bonjour\"",
     "écrivez \"Bonjour\""},
    {ITEM("'content_text': 'x'"),
     "write \"content_text\"",
     "écrivez \"content_text\""},
    {ITEM("\"content_text\": \"Hello”"),
     "write \"Hello\"",
     "écrivez \"Hello\""},
    {ITEM("\"content_text\"= \"x\""),
     "write “:” instead",
     "mettez « : » à la place"},
    {ITEM("\"content_text\": \"x\"; \"summary\": \"y\""),
     "write “,” instead",
     "mettez « , » à la place"},
    {ITEM("\"content_text\": \"x\",, \"summary\": \"y\""),
     "delete this comma",
     "supprimez cette virgule"},
    {ITEM("\"content_text\" \"x\""),
     "write \"content_text\": and then the value",
     "écrivez \"content_text\": puis la valeur"},
    {ITEM("\"content_text\": \"x\" \"summary\": \"y\""),
     "write \"x\",",
     "écrivez \"x\","},
    {ITEM("\"content_text\": , \"summary\": \"y\""),
     "write \"content_text\": \"…\", or delete it",
     "écrivez \"content_text\": \"…\", ou supprimez-le"},
    {ITEM("\"content_text\""),
     "write \"content_text\": \"…\", or delete it",
     "écrivez \"content_text\": \"…\", ou supprimez-le"},
    {ITEM("\"content_text\": \"x\","),
     "delete this comma",
     "supprimez cette virgule"},
    {ITEM("// note\n\"content_text\": \"x\""),
     "delete this note; what the screen is not to show can go into a member of your own, \"_note\": \"…\"",
     "supprimez cette note ; ce que l’écran ne doit pas montrer peut aller dans un membre à vous, \"_note\": \"…\""},
    {ITEM("\"content_text\": \"a big \"yes\" to that\""),
     "write \\\" for each one inside: \"a big \\\"yes\\\" to that\"; or “ and ”",
     "écrivez \\\" pour chacun de ceux du milieu : \"a big \\\"yes\\\" to that\" ; ou « et »"},
    {ITEM("\"content_text\": \"\"Yes\", they said\""),
     "write \\\" for each one inside: \"\\\"Yes\\\", they said\"; or “ and ”",
     "écrivez \\\" pour chacun de ceux du milieu : \"\\\"Yes\\\", they said\" ; ou « et »"},
    {ITEM("\"content_text\": \"a\nb\""),
     "write a line break inside a text as \\n, all on one line: \"a\\nb\"",
     "un retour à la ligne dans un texte s’écrit \\n, le tout sur une ligne : \"a\\nb\""},
    {ITEM("\"content_text\": \"a,\n\"summary\": \"b\""),
     "write \"a\",",
     "écrivez \"a\","},
    {ITEM("\"content_text\": \"a\tb\""),
     "write a space instead",
     "mettez une espace à la place"},
    {ITEM("\"image\": \"C:\\Users\\Ana\\tea.jpg\""),
     "put the picture beside the feed, and write \"tea.jpg\"",
     "mettez l’image à côté du flux, et écrivez \"tea.jpg\""},
    {ITEM("\"image\": \"pictures\\tea.jpg\""),
     "write \"pictures/tea.jpg\"",
     "écrivez \"pictures/tea.jpg\""},
    {ITEM("\"content_text\": \"50 \\% off\""),
     "write %",
     "écrivez %"},
    {ITEM("\"content_text\": \"Ana\\'s tea\""),
     "write '",
     "écrivez '"},
    {ITEM("\"_breakroom\": {\"qr\": true"),
     "write } before it: it closes the { of line 2",
     "écrivez } avant : il ferme le { de la ligne 2"},
    {ITEM("\"_breakroom\": {\"qr\": true}}"),
     "delete it",
     "supprimez-le"},
    {ITEM(" \"content_text\": \"x\""),
     "delete it and type an ordinary space",
     "supprimez-la et tapez une espace ordinaire"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n{\"id\": \"1\"}\n{\"id\": \"2\"}\n]}",
     "write },",
     "écrivez },"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n{\"id\": \"1\", \"title\": \"T\"\n]}",
     "write } before it: it closes the { of line 2",
     "écrivez } avant : il ferme le { de la ligne 2"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n{\"id\": \"1\"}\n}",
     "write ] before it: it closes the [ of line 1",
     "écrivez ] avant : il ferme le [ de la ligne 1"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n{\"id\": \"1\",\n{\"id\": \"2\"}\n]}",
     "write } before it: it closes the { of line 2",
     "écrivez } avant : il ferme le { de la ligne 2"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n\"id\": \"1\"},\n{\"id\": \"2\"}\n]}",
     "write { before it",
     "écrivez { avant"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n{\"id\": \"1\"}\n]",
     "write } at the end; or copy the whole file again, if its end is missing",
     "écrivez } à la fin ; ou recopiez le fichier entier, s’il en manque la fin"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n{\"id\": \"1\"}\n]}}",
     "delete all that follows; or, when more items follow, delete a } or ] too many before it",
     "supprimez tout ce qui suit ; ou, si d’autres articles suivent, un } ou un ] de trop avant"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n{\"id\": \"1\", \"title\": \"cut o",
     "write \"}]} at the end; or copy the whole file again, if its end is missing",
     "écrivez \"}]} à la fin ; ou recopiez le fichier entier, s’il en manque la fin"},
    {ITEM("\"content_text\": \"T, \"summary\": \"x\""),
     "write \"T\",",
     "écrivez \"T\","},
    {ITEM("\"_breakroom\": {\"years\": 30\"}"),
     "write \"30\"",
     "écrivez \"30\""},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n[\"id\": \"1\", \"title\": \"T\"]\n]}",
     "write “{” instead",
     "mettez « { » à la place"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n(\"id\": \"1\")\n]}",
     "write “{” instead",
     "mettez « { » à la place"},
    {OURS("\"series\": [4.1; 4.2]"),
     "write “,” instead",
     "mettez « , » à la place"},
    {OURS("\"sites\": [Lyon, Bath]"),
     "write \"Lyon\"",
     "écrivez \"Lyon\""},
    {"[{\"id\": \"1\"}]",
     "write {\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"…\", \"items\": before it, and } after it",
     "écrivez {\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"…\", \"items\": avant, et } après"},
    {"{\"items\": [{\"id\": \"1\"}]}",
     "write as its first line \"version\": \"https://jsonfeed.org/version/1.1\",",
     "écrivez comme première ligne \"version\": \"https://jsonfeed.org/version/1.1\","},
    {"{\"version\": \"1.1\", \"items\": []}",
     "write \"version\": \"https://jsonfeed.org/version/1.1\"",
     "écrivez \"version\": \"https://jsonfeed.org/version/1.1\""},
    {"\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []",
     "write { before everything else, and } after it",
     "écrivez { avant tout le reste, et } à la fin"},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"articles\": []}",
     "write \"items\"",
     "écrivez \"items\""},
    {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": {\"id\": \"1\"}}",
     "put the items between [ and ]: \"items\": [ {…}, {…} ]",
     "mettez les articles entre [ et ] : \"items\": [ {…}, {…} ]"},
};

static const struct slip value_slips[] = {
    {HEAD "{\"id\": \"1\", \"title\": \"T\"}, \"Cake at \\\"four\\\"\"]}",
     "write {\"title\": \"Cake at \\\"four\\\"\"}",
     "écrivez {\"title\": \"Cake at \\\"four\\\"\"}"},
    {HEAD "null, {\"id\": \"1\", \"title\": \"T\"}]}",
     "delete it and one comma beside it, or write {\"title\": \"…\"} instead",
     "supprimez-le avec une virgule à côté, ou mettez {\"title\": \"…\"} à la place"},
    {OURS("\"days\": \"mon-firday\""),
     "write \"mon-fri\"",
     "écrivez \"mon-fri\""},
    {OURS("\"hours\": \"22:00-26:00\""),
     "write \"22:00-02:00\"",
     "écrivez \"22:00-02:00\""},
    {OURS("\"kind\": \"smile\", \"stars\": \"4/5\""),
     "write the number alone, without quotes or unit, with a dot before the decimals: 4",
     "écrivez le nombre seul, sans guillemets ni unité, les décimales après un point : 4"},
    {OURS("\"kind\": \"smile\", \"stars\": \"★★★★\""),
     "write the number alone, without quotes or unit, with a dot before the decimals: 4",
     "écrivez le nombre seul, sans guillemets ni unité, les décimales après un point : 4"},
    {OURS("\"kind\": \"project\", \"progress\": \"60 %\""),
     "write the number alone, without quotes or unit, with a dot before the decimals: 0.6",
     "écrivez le nombre seul, sans guillemets ni unité, les décimales après un point : 0.6"},
    {OURS("\"focus\": [30, 40]"),
     "write [0.3, 0.4]",
     "écrivez [0.3, 0.4]"},
    {OURS("\"kind\": \"project\", \"progress\": 60"),
     "write 0.6",
     "écrivez 0.6"},
    {OURS("\"kind\": \"project\", \"stage\": \"terminé\""),
     "write \"done\"",
     "écrivez \"done\""},
    {OURS("\"kind\": \"figure\", \"number\": \"18 240 €\""),
     "write the number alone, without quotes or unit, with a dot before the decimals: 18240",
     "écrivez le nombre seul, sans guillemets ni unité, les décimales après un point : 18240"},
    {OURS("\"kind\": \"barometer\", \"score\": 4.6, \"series\": [4,1, 4,2, 4,6]"),
     "write [4.1, 4.2, 4.6], with dots for the decimals",
     "écrivez [4.1, 4.2, 4.6], avec des points pour les décimales"},
    {OURS("\"kind\": \"barometer\", \"score\": 4.6, \"series\": [\"4,1\", \"4,2\"]"),
     "write [4.1, 4.2], with dots for the decimals",
     "écrivez [4.1, 4.2], avec des points pour les décimales"},
    {OURS("\"seconds\": \"2 min\""),
     "write the number alone, without quotes or unit, with a dot before the decimals: 120",
     "écrivez le nombre seul, sans guillemets ni unité, les décimales après un point : 120"},
    {OURS("\"qr\": \"oui\""),
     "write true, without quotes",
     "écrivez true, sans guillemets"},
    {OURS("\"qr\": 0"),
     "write false, without quotes",
     "écrivez false, sans guillemets"},
    {OURS("\"until\": \"12/04/2026\""),
     "write 2026-04-12 (12 April) or 2026-12-04 (4 December)",
     "écrivez 2026-04-12 (12 avril) ou 2026-12-04 (4 décembre)"},
    {OURS("\"until\": \"31.12.26\""),
     "write 2026-12-31",
     "écrivez 2026-12-31"},
    {OURS("\"until\": \"le 4/12\""),
     "write 2026-12-04 (4 December) or 2027-04-12 (12 April)",
     "écrivez 2026-12-04 (4 décembre) ou 2027-04-12 (12 avril)"},
    {OURS("\"until\": \"le 24/12\""),
     "write 2026-12-24",
     "écrivez 2026-12-24"},
    {OURS("\"until\": \"fin décembre\""),
     "write 2026-12-31",
     "écrivez 2026-12-31"},
    {OURS("\"until\": \"décembre 2026\""),
     "write 2026-12-01 (1 December) or 2026-12-31 (31 December)",
     "écrivez 2026-12-01 (1er décembre) ou 2026-12-31 (31 décembre)"},
    {OURS("\"until\": \"31 novembre\""),
     "write 2026-11-30",
     "écrivez 2026-11-30"},
    {OURS("\"kind\": \"barometer\", \"score\": 8.2, \"scale\": 10, \"series\": [7.9,8.0,\"8,2\"]"),
     "write [7.9, 8.0, 8.2], with dots for the decimals",
     "écrivez [7.9, 8.0, 8.2], avec des points pour les décimales"},
    {OURS("\"until\": \"semaine 49\""),
     "write 2026-11-30",
     "écrivez 2026-11-30"},
    {OURS("\"until\": \"KW 2\""),
     "write 2027-01-11",
     "écrivez 2027-01-11"},
    {OURS("\"hours\": \"24:30-25\""),
     "write \"00:30-01:00\"",
     "écrivez \"00:30-01:00\""},
    {OURS("\"kind\": \"barometer\", \"score\": 46, \"scale\": 5"),
     "write 4.6",
     "écrivez 4.6"},
    {OURS("\"kind\": \"barometer\", \"score\": 7, \"scale\": 5"),
     "use a number from 0 to 5",
     "prenez un nombre de 0 à 5"},
    {OURS("\"number\": 1,240"),
     "write 1240 or 1.240",
     "écrivez 1.240 ou 1240"},
    {ITEM("\"_breakroom\": [{\"kind\": \"tip\"}]"),
     "write \"_breakroom\": {\"kind\": \"tip\"}",
     "écrivez \"_breakroom\": {\"kind\": \"tip\"}"},
    {ITEM("\"kind\": \"tip\""),
     "move it into the object: \"_breakroom\": { \"kind\": \"tip\" }",
     "mettez-le dans l’objet : \"_breakroom\": { \"kind\": \"tip\" }"},
    {OURS("\"until\": \"demain\""),
     "write 2026-11-24",
     "écrivez 2026-11-24"},
    {OURS("\"until\": \"next Friday\""),
     "write 2026-11-27",
     "écrivez 2026-11-27"},
    {OURS("\"until\": \"4 décembre\""),
     "write 2026-12-04",
     "écrivez 2026-12-04"},
    {OURS("\"until\": \"4 décembre 2026 à 14h30\""),
     "write 2026-12-04T14:30:00+01:00",
     "écrivez 2026-12-04T14:30:00+01:00"},
    {OURS("\"until\": \"2026-02-30\""),
     "write 2026-02-28",
     "écrivez 2026-02-28"},
    {OURS("\"until\": \"2026-13-04\""),
     "write 2026-04-13",
     "écrivez 2026-04-13"},
    {OURS("\"from\": \"soon\""),
     "write a day as 2026-12-04, a moment as 2026-12-04T14:00:00+01:00",
     "écrivez un jour 2026-12-04, un moment 2026-12-04T14:00:00+01:00"},
    {OURS("\"kind\": \"upcoming\", \"on\": \"01/04/2027\""),
     "write 2027-04-01 (1 April) or 2027-01-04 (4 January)",
     "écrivez 2027-04-01 (1er avril) ou 2027-01-04 (4 janvier)"},
    {OURS("\"until\": 1796342400"),
     "write 2026-12-04T00:00:00Z",
     "écrivez 2026-12-04T00:00:00Z"},
    {OURS("\"seconds\": 15000"),
     "write 15",
     "écrivez 15"},
    {OURS("\"kind\": \"figure\", \"number\": 3, \"series\": \"1;2;3\""),
     "write [1, 2, 3], with dots for the decimals",
     "écrivez [1, 2, 3], avec des points pour les décimales"},
    {OURS("\"kind\": \"compliment\", \"to\": [{\"name\": \"Ana\"}, {\"name\": \"Tom\"}]"),
     "write [\"Ana\", \"Tom\"]",
     "écrivez [\"Ana\", \"Tom\"]"},
    {OURS("\"priority\": 1"),
     "use one of low, normal, high",
     "prenez une de ces valeurs : low, normal, high"},
    {"var feed = " ITEM("\"content_text\": \"x\"") ";",
     "delete it, and everything after the } that closes the feed",
     "supprimez-le, et tout ce qui suit le } qui ferme le flux"},
    {OURS("\"hours\": \"de 6h30 à 14h\""),
     "write \"06:30-14:00\"",
     "écrivez \"06:30-14:00\""},
    {OURS("\"hours\": \"6am-2pm\""),
     "write \"06:00-14:00\"",
     "écrivez \"06:00-14:00\""},
    {OURS("\"days\": \"lundi à vendredi\""),
     "write \"mon-fri\"",
     "écrivez \"mon-fri\""},
    {OURS("\"days\": \"Montag, Mittwoch\""),
     "write \"mon,wed\"",
     "écrivez \"mon,wed\""},
    {OURS("\"days\": \"en semaine\""),
     "write \"mon-fri\"",
     "écrivez \"mon-fri\""},
    {OURS("\"days\": [\"mardi\", \"jeudi\"]"),
     "put it between double quotes: \"tue,thu\"",
     "mettez-le entre guillemets droits : \"tue,thu\""},
    {OURS("\"sites\": \"Lyon, Bath\""),
     "write a list: [\"Lyon\", \"Bath\"]",
     "écrivez une liste : [\"Lyon\", \"Bath\"]"},
    {OURS("\"priority\": \"haute\""),
     "write \"high\"",
     "écrivez \"high\""},
    {OURS("\"kind\": \"people\", \"who\": \"Ana\", \"move\": \"départ\""),
     "write \"leaves\"",
     "écrivez \"leaves\""},
    {OURS("\"kind\": \"picture\", \"fit\": \"remplir\""),
     "write \"cover\"",
     "écrivez \"cover\""},
    {OURS("\"kind\": \"compliment\", \"pour\": \"Ana\""),
     "write \"to\", the name that the guide uses",
     "écrivez \"to\", le nom qu’emploie le guide"},
    {OURS("\"kind\": \"compliment\", \"mottaker\": \"Ana\""),
     "write \"to\", the name that the guide uses",
     "écrivez \"to\", le nom qu’emploie le guide"},
    {OURS("\"genre\": \"bravo\", \"to\": \"Ana\""),
     "write \"kind\", the name that the guide uses",
     "écrivez \"kind\", le nom qu’emploie le guide"},
    {ITEM("\"contenu\": \"x\""),
     "write \"content_text\", the only name that other programs know",
     "écrivez \"content_text\", le seul nom que les autres programmes connaissent"},
    {OURS("\"kind\": \"complement\", \"to\": \"Ana\", \"stars\": 9"),
     "write \"compliment\"",
     "écrivez \"compliment\""},
    {OURS("\"kind\": [\"alert\"]"),
     "put it between double quotes: \"alert\"",
     "mettez-le entre guillemets droits : \"alert\""},
    {ITEM("\"tags\": \"Bravo, Kudos\""),
     "write a list: [\"Bravo\", \"Kudos\"]",
     "écrivez une liste : [\"Bravo\", \"Kudos\"]"},
    {ITEM("\"_breakroom\": {\"to\": \"Ana\", \"kind\": \"compliment\", \"content_text\": \"x\"}"),
     "move it out, into the item itself, beside “_breakroom”",
     "sortez-le : il va à côté de « _breakroom », dans l’article même"},
    {ITEM("\"_breakroom\": \"compliment\""),
     "write \"_breakroom\": {\"kind\": \"compliment\"}",
     "écrivez \"_breakroom\": {\"kind\": \"compliment\"}"},
    {ITEM("\"Content-Text\": \"x\""),
     "write \"content_text\"",
     "écrivez \"content_text\""},
    {ITEM("\"url\": \"www.a.example/\""),
     "write \"https://www.a.example/\"",
     "écrivez \"https://www.a.example/\""},
    {ITEM("\"image\": \"D:\\\\photos\\\\tea.jpg\""),
     "put the picture beside the feed, and write \"tea.jpg\"",
     "mettez l’image à côté du flux, et écrivez \"tea.jpg\""},
    {ITEM("\"image\": \"pictures\\\\tea.jpg\""),
     "write \"pictures/tea.jpg\"",
     "écrivez \"pictures/tea.jpg\""},
    {ITEM("\"image\": \"/Volumes/ana/tea.jpg\""),
     "put the picture beside the feed, and write \"tea.jpg\"",
     "mettez l’image à côté du flux, et écrivez \"tea.jpg\""},
    {ITEM("\"date_published\": \"11/05/2026\""),
     "write 2026-05-11 (11 May) or 2026-11-05 (5 November)",
     "écrivez 2026-05-11 (11 mai) ou 2026-11-05 (5 novembre)"},
    {ITEM("\"language\": \"français\""),
     "write \"fr\"",
     "écrivez \"fr\""},
    {ITEM("\"title\": \"U\""),
     "delete one of them",
     "supprimez l’un des deux"},
};
/* clang-format on */

static bool
has_remedy(const struct findings *findings, const char *remedy)
{
    for (size_t i = 0; i < findings->count; i++)
        if (str_equal(findings->list[i].remedy, str_from(remedy)))
            return true;
    return false;
}

static void
check_slips(const struct slip *slips, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (enum reason_language language = 0; language < REASON_LANGUAGES; language++) {
            struct arena *arena = arena_create(LINTED_BYTES);
            const char *remedy = language == REASON_FRENCH ? slips[i].french : slips[i].english;
            struct findings findings =
                linted(arena, (struct check_document){.bytes = str_from(slips[i].document)}, language);
            if (!has_remedy(&findings, remedy))
                fail_msg("\n%s\nis not told '%s' but '%.*s'", slips[i].document, remedy,
                         STR_ARG(findings.count ? findings.list[0].remedy : STR("nothing")));
            arena_destroy(arena);
        }
}

static void
what_breaks_the_json_is_told_with_what_to_write(void **state)
{
    (void)state;
    check_slips(json_slips, sizeof(json_slips) / sizeof(json_slips[0]));
}

/* Repairing a document to continue reading breaks no valid part. */
static void
one_mistake_is_reported_once(void **state)
{
    static const char *const twice_made[] = {"“content_text”: “x”", "'content_text': 'x'", "[Lyon, Bath]"};
    (void)state;
    for (size_t i = 0; i < sizeof(json_slips) / sizeof(json_slips[0]); i++) {
        struct arena *arena = arena_create(LINTED_BYTES);
        struct findings findings =
            linted(arena, (struct check_document){.bytes = str_from(json_slips[i].document)}, REASON_ENGLISH);
        bool twice = false;
        for (size_t k = 0; k < sizeof(twice_made) / sizeof(twice_made[0]); k++)
            twice = twice || strstr(json_slips[i].document, twice_made[k]);
        if (findings.count != 1 + (size_t)twice)
            fail_msg("\n%s\nhas %zu findings, the second: %.*s", json_slips[i].document, findings.count,
                     STR_ARG(findings.list[1].remedy));
        arena_destroy(arena);
    }
}

static void
several_mistakes_are_reported_at_once_each_at_its_place(void **state)
{
    static const struct linted_row rows[] = {
        {HEAD "{\"id\": \"1\"\n \"title\": \"The \"big\" day\",\n 'url': \"https://a.example/\"}\n"
              "{\"id\": \"2\", \"title\": \"Two\nlines\", \"_breakroom\": {\"score\": 4,6, }},\n"
              "{\"id\": \"3\", \"title\": Hello, \"_breakroom\": {\"kind\": \"news\" },\n"
              "{\"id\": \"4\",, \"title\" \"x\"},\n]}",
         "2:11 error broken-json\n3:16 error broken-json\n4:2 error broken-json\n4:30 error "
         "broken-json\n5:26 error broken-json\n6:33 error broken-json\n6:36 error broken-json\n7:22 error "
         "broken-json\n7:60 error broken-json"},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
what_a_field_cannot_be_is_told_with_what_to_write(void **state)
{
    (void)state;
    check_slips(value_slips, sizeof(value_slips) / sizeof(value_slips[0]));
}

static void
what_is_right_is_not_reported(void **state)
{
    static const struct linted_row rows[] = {
        {OURS("\"kind\": \"barometer\", \"score\": -40, \"scale\": 100"), ""},
        {OURS("\"kind\": \"barometer\", \"score\": 4.6, \"series\": [41, 42, 46, 47]"), ""},
        {OURS("\"kind\": \"barometer\", \"score\": 4.6, \"series\": [41,42,46,47]"), ""},
        {OURS("\"hours\": \"6h-14h\", \"days\": \"lundi-vendredi\""), ""},
        {ITEM("\"content_text\": \"Sin embargo, el horno sigue parado.\""), ""},
        {ITEM("\"content_text\": \"The oil embargo of 1973, a lecture.\""), ""},
        {ITEM("\"_note\": \"for us\", \"image\": \"pictures/tea.jpg\""), ""},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

/* After an unknown kind, fields are not checked: they may belong to the kind that was meant. */
static void
an_unknown_kind_is_the_only_finding(void **state)
{
    static const struct linted_row rows[] = {
        {OURS("\"kind\": \"notice\", \"stars\": \"two\", \"whom\": 1, \"priority\": \"x\""),
         "2:42 warning unknown-kind"},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_breaks_the_json_is_told_with_what_to_write),
        cmocka_unit_test(one_mistake_is_reported_once),
        cmocka_unit_test(several_mistakes_are_reported_at_once_each_at_its_place),
        cmocka_unit_test(what_a_field_cannot_be_is_told_with_what_to_write),
        cmocka_unit_test(what_is_right_is_not_reported),
        cmocka_unit_test(an_unknown_kind_is_the_only_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
