#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "clean/wording.h"

#define BEGIN_BYTES       5 /* of a text that are compared before it is folded */
#define FIRST_BYTE(begin) ((begin) >> 8 * (BEGIN_BYTES - 1))
#define LONG_BYTES        8   /* of a phrase that other text may follow */
#define TEXT_BYTES_MAX    400 /* that are examined: no phrase is longer */
#define FOLDED_BYTES_MAX  (4 * TEXT_BYTES_MAX)

struct phrase_row {
    enum wording wording;
    const char *phrases; /* separated by "|" */
};

/* clang-format off */
static const struct phrase_row rows[] = {
    {WORDING_MORE, "read more|read on|keep reading|continue reading|read the rest|read the rest of this entry|"
                   "read the full story|read full story|read full article|read the full article|read article|"
                   "read the article|read full topic|read full post|full story|full article|view article|view post|"
                   "view full post|view full article|view more|see more|show more|learn more|find out more|more info|"
                   "more information|more details|click here to read more|click here for more|read it here|more|"
                   "read the original|read this post|view this post|view original|read the original article"},
    {WORDING_MORE, "click here|click here to read the full article|view the full post|view the full article|details|"
                   "cliquez ici|cliquer ici|détails|hier klicken|klicken sie hier|bitte hier klicken|haga clic aquí|"
                   "pulse aquí|ver noticia completa|noticia completa|detalles|clicca qui|vai all'articolo|vai alla notizia|"
                   "dettagli|clique aqui|detalhes|klik hier|klicka här|klikk her|klik her|číst dál|klikněte zde|detaily|"
                   "kliknij tutaj|szczegóły|подробности|нажмите здесь|ver artículo|ver la noticia|voir la page"},
    {WORDING_MORE, "lire la suite|lire plus|lire l'article|lire l'article complet|lire la suite de l'article|"
                   "en savoir plus|en lire plus|voir plus|voir l'article|voir la suite|la suite|plus d'infos|"
                   "plus d'informations|continuer la lecture|continuer à lire|poursuivre la lecture|"
                   "lire l'intégralité|consulter l'article|suite|lire l'actualité|découvrir la suite|read plus"},
    {WORDING_MORE, "weiterlesen|mehr lesen|mehr erfahren|mehr dazu|mehr infos|mehr informationen|weitere informationen|"
                   "zum artikel|zum beitrag|zur meldung|den ganzen artikel lesen|ganzen artikel lesen|jetzt lesen|"
                   "hier weiterlesen|artikel lesen|lesen sie mehr|lesen sie weiter|beitrag lesen|mehr|weiter|"
                   "den ganzen beitrag lesen|vollständigen artikel lesen|weiderliesen|alles lesen"},
    {WORDING_MORE, "leer más|seguir leyendo|sigue leyendo|continuar leyendo|continúa leyendo|continúe leyendo|"
                   "más información|ver más|leer artículo completo|leer el artículo|leer el artículo completo|saber más|"
                   "llegir més|llegeix més|continua llegint|ler máis|irakurri gehiago|leer nota completa"},
    {WORDING_MORE, "leggi tutto|leggi di più|leggi l'articolo|leggi ancora|continua a leggere|continua la lettura|"
                   "scopri di più|per saperne di più|continua|approfondisci|leggi l'articolo completo|maggiori informazioni"},
    {WORDING_MORE, "leia mais|ler mais|continuar lendo|continue lendo|continuar a ler|continue a ler|saiba mais|ver mais|"
                   "leia o artigo completo|ler artigo completo|mais informações|leia o post completo"},
    {WORDING_MORE, "lees meer|lees verder|verder lezen|meer lezen|meer informatie|lees het volledige artikel|"
                   "lees het hele artikel|läs mer|fortsätt läsa|läs hela artikeln|läs vidare|læs mere|læs videre|"
                   "fortsæt læsning|læs hele artiklen|les mer|les videre|fortsett å lese|les hele saken|lue lisää|"
                   "jatka lukemista|lue koko juttu|lesa meira|lestu meira|loe edasi|loe lähemalt|loe rohkem"},
    {WORDING_MORE, "czytaj dalej|czytaj więcej|czytaj całość|przeczytaj więcej|dowiedz się więcej|zobacz więcej|więcej|"
                   "číst dále|číst více|čtěte dále|čtěte více|pokračovat ve čtení|celý článek|více|více informací|"
                   "čítať ďalej|čítať viac|viac|pokračovať v čítaní|tovább|tovább olvasom|olvass tovább|"
                   "olvasson tovább|bővebben|részletek|teljes cikk|citește mai mult|citește mai departe|"
                   "citiți mai mult|continuă lectura|continuă să citești|află mai multe|mai mult|mai multe detalii"},
    {WORDING_MORE, "pročitaj više|pročitajte više|čitaj dalje|nastavi čitati|opširnije|više|preberi več|preberite več|"
                   "beri dalje|več|прочитај више|опширније|прочитај повеќе|прочети повече|прочетете повече|виж повече|"
                   "още|продължете да четете|продължи четенето|читать дальше|читать далее|читать полностью|"
                   "читать ещё|читать больше|продолжить чтение|подробнее|далее|узнать больше|читати далі|"
                   "читати більше|читати повністю|детальніше|докладніше|продовжити читання|lasīt vairāk|lasīt tālāk|"
                   "skaityti daugiau|skaityti toliau|plačiau|lexo më shumë|чытаць далей"},
    {WORDING_MORE, "διαβάστε περισσότερα|διαβάστε τη συνέχεια|διαβάστε ολόκληρο το άρθρο|περισσότερα|συνέχεια|"
                   "συνεχίστε την ανάγνωση|δείτε περισσότερα|μάθετε περισσότερα|devamını oku|devamı|devamını okuyun|"
                   "daha fazla oku|daha fazla|daha fazlası|okumaya devam et|daha fazla bilgi|haberin devamı"},
    {WORDING_MORE, "اقرأ المزيد|إقرأ المزيد|قراءة المزيد|المزيد|تابع القراءة|متابعة القراءة|أكمل القراءة|اقرأ أكثر|"
                   "لقراءة المزيد|קרא עוד|קראו עוד|המשך קריאה|להמשך קריאה|לקריאה נוספת|עוד|ادامه مطلب|ادامه|"
                   "بیشتر بخوانید|مزید پڑھیں"},
    {WORDING_MORE, "続きを読む|続きを見る|続きはこちら|もっと読む|もっと見る|詳しくはこちら|詳細はこちら|詳細を見る|全文を読む|"
                   "記事を読む|阅读更多|继续阅读|阅读全文|查看更多|查看全文|查看详情|了解更多|更多|閱讀更多|繼續閱讀|閱讀全文|"
                   "查看詳情|了解更多|더 보기|더보기|더 읽기|계속 읽기|자세히 보기|전체 보기|더 알아보기|자세히 알아보기|"
                   "xem thêm|đọc thêm|đọc tiếp|xem chi tiết|baca selengkapnya|selengkapnya|baca lebih lanjut|baca lagi|"
                   "อ่านต่อ|อ่านเพิ่มเติม|और पढ़ें|आगे पढ़ें|léigh tuilleadh|darllen mwy"},

    {WORDING_LABEL, "full changelog|filed under|posted in|tagged|tagged with|tags|tag|categories|category|share this|share|share on|"
                    "share this post|share this article|like this|related|related posts|related articles|related news|"
                    "you may also like|you might also like|read also|read next|more from|follow us|follow us on|"
                    "follow us at|like us on|join us on|subscribe|subscribe now|subscribe here|subscribe to|in the same category|comments"},
    {WORDING_LABEL, "catégorie|catégories|étiquettes|mots-clés|mots clés|classé dans|publié dans|partager|"
                    "partager cet article|partagez|partager sur|articles similaires|articles liés|à lire aussi|"
                    "lire aussi|sur le même sujet|dans la même rubrique|suivez-nous|suivez-nous sur|retrouvez-nous sur|"
                    "abonnez-vous|j'aime ça"},
    {WORDING_LABEL, "kategorie|kategorien|schlagwort|schlagwörter|schlagworte|abgelegt unter|veröffentlicht in|"
                    "veröffentlicht unter|verschlagwortet mit|teilen|teilen auf|beitrag teilen|diesen beitrag teilen|"
                    "artikel teilen|ähnliche beiträge|ähnliche artikel|das könnte sie auch interessieren|"
                    "das könnte dich auch interessieren|weitere artikel|weitere beiträge|lesen sie auch|folgen sie uns|"
                    "folgen sie uns auf|folge uns|folge uns auf|gefällt mir"},
    {WORDING_LABEL, "categoría|categorías|etiquetas|archivado en|publicado en|compartir|comparte|compartir en|"
                    "artículos relacionados|entradas relacionadas|te puede interesar|síguenos|síguenos en|"
                    "categoria|categorie|pubblicato in|etichette|condividi|condividi su|articoli correlati|"
                    "potrebbe interessarti anche|leggi anche|seguici|seguici su|partilhar|compartilhar|compartilhe|"
                    "artigos relacionados|leia também|siga-nos|categorieën|geplaatst in|getagd|deel dit|deel dit bericht|"
                    "delen|gerelateerde berichten|lees ook|volg ons|volg ons op"},
    {WORDING_LABEL, "kategorier|taggar|dela|dela artikeln|relaterade inlägg|läs också|följ oss|del|relaterede indlæg|"
                    "læs også|følg os|les også|følg oss|jaa|avainsanat|lue myös|seuraa meitä|kategoria|tagi|udostępnij|"
                    "powiązane|powiązane wpisy|czytaj także|śledź nas|štítky|rubrika|sdílet|související|čtěte také|"
                    "sledujte nás|zdieľať|súvisiace|címkék|megosztás|kapcsolódó cikkek|kövess minket|etichete|"
                    "distribuie|articole similare|urmărește-ne|рубрика|рубрики|метки|теги|поделиться|"
                    "похожие записи|читайте также|подписывайтесь|категорія|поділитися|читайте також|категории|"
                    "етикети|сподели|κατηγορίες|ετικέτες|κοινοποίηση|σχετικά άρθρα|etiketler|paylaş|ilgili yazılar|"
                    "カテゴリー|タグ|シェア|関連記事|分类|标签|分享|相关文章|分類|標籤|相關文章|카테고리|태그|공유|관련 글|"
                    "التصنيفات|وسوم|شارك|مقالات ذات صلة|תגיות|שתפו|קטגוריות"},

    {WORDING_FILED, "filed under|posted in|tagged|tagged with|tags|étiquettes|mots-clés|mots clés|classé dans|publié dans|"
                    "schlagwörter|schlagworte|abgelegt unter|veröffentlicht in|veröffentlicht unter|"
                    "verschlagwortet mit|etiquetas|archivado en|publicado en|pubblicato in|etichette|geplaatst in|"
                    "getagd|taggar|avainsanat|tagi|štítky|címkék|etichete|метки|теги|ετικέτες|etiketler|タグ|标签|標籤|태그|"
                    "وسوم|תגיות"},

    {WORDING_ACTION, "comments|comment|no comments|leave a comment|leave a reply|add comment|add a comment|view comments|"
                     "view online|view in browser|view in your browser|view changes online|view changes|view this email|"
                     "view this email in your browser|unsubscribe|unsubscribe from this list|manage preferences|"
                     "manage your subscription|stop watching|stop watching space|change email notification preferences|"
                     "update your preferences|update subscription preferences|forward to a friend|print|permalink|"
                     "add new comment|back|back to overview|back to news|go back|view page|manage notifications|contact us|print this page|email this|email this page|send to a friend|tell a friend|save as pdf|print pdf|edit|edit this page|reply|like|share|source|"
                     "privacy policy|terms of service|legal notice|imprint|contact us|back to top|link|download|facebook|"
                     "twitter|linkedin|instagram|youtube|xing|mastodon|whatsapp|x|bluesky|telegram|email|e-mail|pinterest|"
                     "threads|tiktok|reddit|rss|mail|buffer|pocket|tumblr|go to site|go to space|open in teams|"
                     "apply|apply now|apply here|apply online|register|register now|register here|sign up|sign up now|"
                     "sign up here|book now|book here|join now|postuler|postuler en ligne|postuler maintenant|je postule|"
                     "s'inscrire|s'inscrire en ligne|je m'inscris|réserver|jetzt bewerben|hier bewerben|online bewerben|"
                     "zur bewerbung|jetzt anmelden|hier anmelden|zur anmeldung|herunterladen|solicitar|apuntarse|inscribirse|"
                     "descargar|candidati|candidati ora|iscriviti|iscriviti ora|scarica|solliciteer|solliciteer nu|"
                     "schrijf je in|inschrijven|downloaden|aplikuj|aplikuj teraz|zapisz się|pobierz|ansök nu|anmäl dig|"
                     "ladda ner|candidatar-se|inscrever-se|baixar|ansøg nu|tilmeld dig|søk nå|meld deg på|hae nyt|ilmoittaudu"},
    {WORDING_ACTION, "commentaires|commenter|laisser un commentaire|ajouter un commentaire|voir en ligne|version en ligne|"
                     "voir dans le navigateur|se désabonner|se désinscrire|gérer mes préférences|retour|retour à la liste|retour aux actualités|ajouter un nouveau commentaire|imprimer|imprimer cette page|envoyer à un ami|"
                     "partager|mentions légales|permalien|retour en haut|télécharger|kommentare|kommentieren|"
                     "kommentar schreiben|kommentar hinterlassen|im browser ansehen|im browser öffnen|online ansehen|"
                     "abmelden|abbestellen|newsletter abbestellen|zurück|zurück zur übersicht|zurück zur liste|neuen kommentar hinzufügen|seite anzeigen|drucken|seite drucken|weiterempfehlen|per e-mail senden|impressum|datenschutz|datenschutzerklärung|"
                     "nach oben|teilen|bearbeiten|comentarios|deja un comentario|dejar un comentario|ver en el navegador|"
                     "darse de baja|imprimir|aviso legal|commenti|lascia un commento|visualizza nel browser|disiscriviti|"
                     "stampa|reacties|reageer|laat een reactie achter|bekijk online|bekijk in browser|afmelden|uitschrijven|"
                     "kommentera|avregistrera|skriv ut|afmeld|zostaw komentarz|komentarze|wypisz się|комментарии|"
                     "оставить комментарий|отписаться|コメント|评论|댓글|comentários|deixe um comentário|cancelar inscrição"},

    {WORDING_EDITED, "page edited by|page created by|page added by|page moved by|page updated by|blog post added by|"
                     "blog post created by|blog post edited by|comment added by|comment edited by|attachment added by|"
                     "file attached by|edited by|last edited by|last modified by|last updated by|page modifiée par|"
                     "page créée par|page ajoutée par|modifié par|modifiée par|dernière modification par|"
                     "seite bearbeitet von|seite erstellt von|seite hinzugefügt von|bearbeitet von|zuletzt geändert von|"
                     "zuletzt bearbeitet von|página editada por|página creada por|pagina modificata da|pagina bewerkt door"},

    {WORDING_NOTICE, "this site uses cookies|this website uses cookies|we use cookies|our website uses cookies|"
                     "ce site utilise des cookies|ce site web utilise des cookies|nous utilisons des cookies|"
                     "diese website verwendet cookies|diese webseite verwendet cookies|diese website benutzt cookies|"
                     "diese seite verwendet cookies|wir verwenden cookies|diese website nutzt cookies|"
                     "este sitio utiliza cookies|esta web utiliza cookies|utilizamos cookies|questo sito utilizza i cookie|"
                     "questo sito utilizza cookie|questo sito usa i cookie|deze website gebruikt cookies|"
                     "este site utiliza cookies|your browser does not support|javascript is required|"
                     "please enable javascript|sent from my iphone|sent from my ipad|sent from outlook|"
                     "envoyé de mon iphone|envoyé depuis mon iphone|von meinem iphone gesendet|enviado desde mi iphone|"
                     "if you are having trouble viewing this email|if you cannot see this email|"
                     "si vous ne parvenez pas à lire|"
                     "wenn diese e-mail nicht richtig angezeigt wird|falls diese e-mail nicht richtig dargestellt wird|"
                     "click to share on|click to email|click to print|like loading|like this loading|rate this post|"
                     "was this article helpful|was this page helpful|was this helpful|total average|total 0 average|"
                     "cliquez pour partager|cliquer pour partager|cliquez pour envoyer|cliquer pour imprimer|"
                     "cliquez pour imprimer|j'aime chargement|cet article vous a-t-il été utile|"
                     "cette page vous a-t-elle été utile|klick um auf|klicke um auf|klicken um auf|zum teilen auf|"
                     "klicken zum ausdrucken|gefällt mir wird geladen|gefällt mir lade|war dieser artikel hilfreich|"
                     "war diese seite hilfreich|haz clic para compartir|hacer clic para|me gusta cargando|"
                     "te ha resultado útil|fai clic per condividere|fai clic qui per|mi piace caricamento|"
                     "clique para compartilhar|clique para partilhar|curtir isso|klik om te delen|klik om dit te|"
                     "vind-ik-leuk laden|kliknij aby udostępnić|klicka för att dela|klik for at dele"},

    {WORDING_MAILED, "you are receiving this email because|you received this email because|this email was sent to|"
                     "you received this because|you're receiving this email because|you receive this newsletter because|"
                     "you are receiving this newsletter because|our mailing address is|want to change how you receive these|you can update your preferences or unsubscribe|notre adresse postale|unsere postanschrift lautet|unsere anschrift|"
                     "nuestra dirección postal|this message was sent to|"
                     "vous recevez cet e-mail car|vous recevez ce message car|vous recevez cet email car|"
                     "vous recevez cette newsletter|vous avez reçu cet e-mail|cet e-mail a été envoyé à|"
                     "cet email a été envoyé à|sie erhalten diese e-mail weil|sie erhalten diesen newsletter weil|"
                     "sie erhalten diese nachricht weil|du erhältst diese e-mail weil|du erhältst diesen newsletter weil|"
                     "diese e-mail wurde an|recibe este correo porque|recibes este correo porque|"
                     "has recibido este correo porque|este correo electrónico se envió a|ricevi questa email perché|"
                     "hai ricevuto questa email perché|questa email è stata inviata a|você está recebendo este e-mail|"
                     "você recebeu este e-mail porque|recebeu este e-mail porque|je ontvangt deze e-mail omdat|"
                     "u ontvangt deze e-mail omdat|je ontvangt deze nieuwsbrief omdat|u ontvangt deze nieuwsbrief omdat|"
                     "otrzymujesz tę wiadomość ponieważ|otrzymałeś tę wiadomość|du får det här mejlet|"
                     "du får detta mejl eftersom|du modtager denne e-mail|du mottar denne e-posten|"
                     "this e-mail is confidential|this e-mail and any|this e-mail may contain|this message is confidential and|"
                     "this message and any attachments|this message contains confidential|this message may contain confidential|"
                     "this communication is confidential|the information contained in this e-mail|"
                     "the information in this e-mail|the contents of this e-mail|confidentiality notice|"
                     "if you are not the intended recipient|please consider the environment before printing|"
                     "ce message et toutes les pièces jointes|ce message et ses pièces jointes|ce message est confidentiel|"
                     "cet e-mail et toutes|les informations contenues dans ce message|"
                     "pensez à l'environnement avant d'imprimer|avant d'imprimer ce|diese e-mail enthält vertrauliche|"
                     "diese e-mail kann vertrauliche|diese nachricht enthält vertrauliche|der inhalt dieser e-mail ist|"
                     "diese e-mail und alle|bitte denken sie an die umwelt bevor sie|"
                     "bitte prüfen sie ob diese e-mail|este mensaje y sus archivos|este mensaje contiene información confidencial|"
                     "este correo electrónico y sus|le informazioni contenute in questo messaggio|"
                     "questo messaggio e i suoi allegati|esta mensagem e seus anexos|deze e-mail is uitsluitend bestemd|"
                     "de informatie in deze e-mail|denk aan het milieu voordat u|"
                     "saat tämän viestin|dostáváte tento e-mail|вы получили это письмо|このメールは"},

    {WORDING_PROTECTED, "this post is password protected|this content is password protected|"
                        "there is no excerpt because this is a protected post|there is no excerpt, because this is a protected post|"
                        "this page is password protected|to view it please enter your password|"
                        "cet article est protégé par un mot de passe|cette publication est protégée par un mot de passe|"
                        "ce contenu est protégé par un mot de passe|cette page est protégée par un mot de passe|"
                        "il n'y a pas d'extrait, car cette publication est protégée|"
                        "il n'y a pas d'extrait, car cet article est protégé|"
                        "dieser inhalt ist passwortgeschützt|dieser beitrag ist passwortgeschützt|"
                        "es gibt keinen textauszug, da dies ein geschützter beitrag ist|"
                        "es gibt keinen auszug, da dies ein geschützter beitrag ist|"
                        "este contenido está protegido por contraseña|esta entrada está protegida por contraseña|"
                        "no hay extracto porque es una entrada protegida|este artículo está protegido|"
                        "questo contenuto è protetto da password|questo articolo è protetto|"
                        "non c'è alcun riassunto perché l'articolo è protetto|"
                        "este conteúdo está protegido por senha|este conteúdo é protegido por senha|"
                        "não há resumo porque este é um post protegido|"
                        "deze inhoud is beschermd met een wachtwoord|er is geen samenvatting omdat dit een beveiligd bericht is|"
                        "ten wpis jest zabezpieczony hasłem|treść jest chroniona hasłem|"
                        "это содержимое защищено паролем|эта запись защищена паролем|this post is for paying subscribers only|"
                        "this post is for subscribers only|this post is for paid subscribers|this content is for members only|"
                        "this content is restricted to|you must be logged in to view|you must be logged in to read|"
                        "please log in to view this content|please sign in to view this content|"
                        "cet article est réservé aux|ce contenu est réservé aux|vous devez être connecté pour|"
                        "dieser artikel ist nur für abonnenten|dieser inhalt ist nur für|dieser beitrag ist nur für mitglieder|"
                        "este contenido es solo para suscriptores|contenido exclusivo para suscriptores|"
                        "questo contenuto è riservato agli|conteúdo exclusivo para assinantes|"
                        "no hay extracto porque se trata de una entrada protegida|"
                        "non c'è alcun riassunto perché si tratta di un|non è presente alcun riassunto in quanto|"
                        "não existe excerto porque|não há excerto porque|este conteúdo está protegido com palavra-passe|"
                        "brak zajawki ponieważ wpis jest zabezpieczony|nie ma zajawki ponieważ"},
    {WORDING_PROTECTED, "det finns inget utdrag eftersom|detta innehåll är lösenordsskyddat|detta inlägg är lösenordsskyddat|"
                        "der er intet uddrag fordi|der er ikke noget uddrag fordi|dette indhold er beskyttet|"
                        "dette indhold er adgangskodebeskyttet|det er ikke noe utdrag fordi|det finnes ikke noe utdrag fordi|"
                        "det finnes ingen utdrag fordi|dette innholdet er passordbeskyttet|otetta ei ole sillä|"
                        "otetta ei ole koska|tämä sisältö on suojattu|stručný výpis není k dispozici|"
                        "pro tento příspěvek neexistuje|tento obsah je chráněn heslem|obsah je chráněn heslem|"
                        "tento obsah je chránený heslom|zhrnutie nie je k dispozícii|nincs kivonat mert|"
                        "ez a tartalom jelszóval védett|ez egy jelszóval védett tartalom|nu există niciun rezumat|"
                        "nu există rezumat deoarece|acest conținut este protejat cu parolă|няма откъс защото|"
                        "това съдържание е защитено с парола|δεν υπάρχει απόσπασμα|"
                        "το περιεχόμενο είναι προστατευμένο|αυτό το περιεχόμενο είναι προστατευμένο|nema izvatka jer|"
                        "nema sažetka jer|ovaj sadržaj je zaštićen lozinkom|sadržaj je zaštićen lozinkom|"
                        "ni povzetka ker|ta vsebina je zaščitena z geslom|vsebina je zaščitena z geslom|"
                        "bu korumalı bir yazı olduğundan|bu içerik parola korumalı|bu içerik parola ile korun|"
                        "bu yazı parola korumalı|отрывка нет потому что|отрывок отсутствует|уривок відсутній|уривку немає|"
                        "цей вміст захищено паролем|אין תקציר מכיוון|התוכן מוגן בסיסמה|תוכן זה מוגן בסיסמה|"
                        "لا يوجد مقتطف|لا يوجد ملخص لأن|هذا المحتوى محمي بكلمة|この投稿はパスワードで保護|"
                        "このコンテンツはパスワードで保護|この記事はパスワードで保護|无法提供摘要|此内容受密码保护|"
                        "这是一篇受密码保护|這篇內容受到密碼保護|這是一篇受密碼保護|無法提供摘要|보호된 글이라서|"
                        "이 콘텐츠는 비밀번호로 보호|이 글은 비밀번호로 보호"},


    {WORDING_STARTER, "welcome to wordpress. this is your first post|this is an example of a wordpress post|"
                      "this is an example page|hi, this is a comment|bienvenue dans wordpress. ceci est votre premier article|"
                      "bienvenue sur wordpress. ceci est votre premier article|"
                      "willkommen bei wordpress. dies ist dein erster beitrag|willkommen bei wordpress. dies ist der erste beitrag|"
                      "willkommen zur deutschen version von wordpress|te damos la bienvenida a wordpress. esta es tu primera entrada|"
                      "bienvenido a wordpress. esta es tu primera entrada|benvenuto in wordpress. questo è il tuo primo articolo|"
                      "benvenuti in wordpress. questo è il vostro primo articolo|boas-vindas ao wordpress. esse é o seu primeiro post|"
                      "bem-vindo ao wordpress. esse é o seu primeiro post|welkom bij wordpress. dit is je eerste bericht|"
                      "witamy w wordpressie. to jest twój pierwszy wpis|добро пожаловать в wordpress. это ваша первая запись|"
                      "lorem ipsum dolor sit amet|welcome to ghost|welcome to your new site|"
                      "this is your first post|this is a sample news item|this is a sample announcement|welcome to joomla|"
                      "congratulations, you've successfully installed drupal|this is placeholder text|"
                      "add your text here|enter your text here|type your text here|your text goes here|your content goes here|"
                      "click here to add your own text|click edit button to change this text|i'm a paragraph click here|"
                      "it all begins with an idea. maybe you want to launch a business|create a blog post subtitle that summarizes|"
                      "ajoutez votre texte ici|saisissez votre texte ici|votre texte ici|hier steht ihr text|"
                      "fügen sie hier ihren text ein|hier kommt ihr text|dies ist ein blindtext|das ist ein blindtext|"
                      "weit hinten, hinter den wortbergen|añade tu texto aquí|escribe aquí tu texto|"
                      "aggiungi qui il tuo testo|inserisci qui il tuo testo|adicione seu texto aqui|voeg hier je tekst toe|"
                      "välkommen till wordpress. detta är ditt första|velkommen til wordpress. dette er di|"
                      "wordpress へようこそ。こちらは最初の投稿です"},
};
/* clang-format on */

struct clean_phrase {
    enum wording wording;
    uint64_t begin; /* see beginning_of */
    struct str folded;
};

/* Sorted by their letters, then by their meanings; those that begin with b are from `start[b]` to before
 * `start[b + 1]`. */
struct phrases {
    size_t longest; /* in bytes */
    size_t start[257];
    struct clean_phrase list[];
};

/* The first BEGIN_BYTES bytes as a number, in the order of str_compare. */
static uint64_t
beginning_of(struct str letters)
{
    uint64_t begin = 0;
    for (size_t i = 0; i < BEGIN_BYTES; i++)
        begin = begin << 8 | (i < letters.len ? (unsigned char)letters.ptr[i] : 0);
    return begin;
}

static int
by_letters(const void *left, const void *right)
{
    const struct clean_phrase *a = left, *b = right;
    int order = str_compare(a->folded, b->folded);
    return order ? order : (int)a->wording - (int)b->wording;
}

static void
put_in_order(struct phrases *phrases, size_t count)
{
    qsort(phrases->list, count, sizeof(phrases->list[0]), by_letters);
    for (size_t i = 0; i < count; i++) {
        phrases->longest = number_max(phrases->longest, phrases->list[i].folded.len);
        phrases->list[i].begin = beginning_of(phrases->list[i].folded);
        phrases->start[FIRST_BYTE(phrases->list[i].begin) + 1]++;
    }
    for (size_t byte = 0; byte < 256; byte++)
        phrases->start[byte + 1] += phrases->start[byte];
}

struct phrases *
phrases_create(struct arena *arena)
{
    size_t most = 0, count = 0;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        for (struct str rest = str_from(rows[i].phrases); rest.ptr; most++)
            str_split(&rest, '|');
    struct phrases *phrases = arena_alloc(arena, sizeof(*phrases) + most * sizeof(phrases->list[0]));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        for (struct str rest = str_from(rows[i].phrases); rest.ptr;)
            phrases->list[count++] =
                (struct clean_phrase){rows[i].wording, 0, wording_fold(arena, str_split(&rest, '|'))};
    put_in_order(phrases, count);
    return phrases;
}

/* False when the first letters of the text are the beginning of no phrase, which is true of nearly all texts.
 * Only ASCII letters are compared: how others are folded may depend on the next character. */
static bool
may_begin(const struct phrases *phrases, struct str text, enum wording wanted)
{
    uint64_t begin = 0;
    size_t len = 0;
    for (size_t at = 0; at < text.len && len < BEGIN_BYTES; at++) {
        if ((unsigned char)text.ptr[at] >= 0x80)
            return true;
        if (!str_is_alnum(text.ptr[at]))
            continue;
        begin = begin << 8 | (unsigned char)str_lower(text.ptr[at]);
        len++;
    }
    if (len < BEGIN_BYTES)
        return true;
    /* a shorter phrase would have to be the whole text */
    size_t from = phrases->start[FIRST_BYTE(begin)], end = phrases->start[FIRST_BYTE(begin) + 1];
    for (size_t to = end; from < to;) {
        size_t middle = (from + to) / 2;
        bool before = phrases->list[middle].begin < begin;
        from = before ? middle + 1 : from;
        to = before ? to : middle;
    }
    while (from < end && wanted && phrases->list[from].wording != wanted)
        from++;
    return from < end && phrases->list[from].begin == begin;
}

enum wording
phrases_find(const struct phrases *phrases, struct str text, enum wording wanted, size_t *rest)
{
    enum wording found = WORDING_NONE;
    size_t longest = 0;
    struct buf buf;
    if (rest)
        *rest = text.len;
    if (!may_begin(phrases, text, wanted))
        return WORDING_NONE;
    buf_init(&buf, FOLDED_BYTES_MAX);
    wording_put_folded(&buf, utf8_prefix(str_trim(text), TEXT_BYTES_MAX), phrases->longest + 1);
    struct str folded = buf_str(&buf);
    uint64_t first = FIRST_BYTE(beginning_of(folded));
    for (size_t i = phrases->start[first]; i < phrases->start[first + 1]; i++) {
        const struct clean_phrase *phrase = &phrases->list[i];
        /* one short word at the beginning of a text is ambiguous */
        bool whole = phrase->folded.len == folded.len;
        if (phrase->folded.len <= longest || (phrase->folded.len < LONG_BYTES && !whole) ||
            (wanted && phrase->wording != wanted) || !str_starts(folded, phrase->folded))
            continue;
        found = phrase->wording;
        longest = phrase->folded.len;
    }
    if (rest)
        *rest = folded.len - longest;
    buf_finish(&buf);
    return found;
}

bool
phrases_match(const struct phrases *phrases, struct str text, enum wording wording, size_t *rest)
{
    return phrases_find(phrases, text, wording, rest) == wording;
}
