#include "feed/kind_words.h"

const struct kind_words kind_words[] = {
    {KIND_NEWS, "news actualite actualites nouvelles neuigkeiten nachrichten aktuelles meldung meldungen "
                "noticias noticia actualidad novedades notizie notizia attualita novita nieuws actueel "
                "aktualnosci wiadomosci companynews breve breves اخبار"},
    {KIND_UPCOMING, "upcoming comingsoon soon event events bientot prochainement avenir evenement evenements "
                    "agenda demnachst bald termin termine veranstaltung veranstaltungen vorschau pronto "
                    "proximamente evento eventos inarrivo prossimamente eventi brevemente embreve binnenkort "
                    "evenement evenementen wkrotce wydarzenie wydarzenia comingup قريبا"},
    {KIND_PROJECT, "project projects projet projets projekt projekte proyecto proyectos progetto progetti "
                   "projeto projetos projecten projekty المشاريع"},
    {KIND_OPERATIONS,
     "operations operation goodtoknow disruption disruptions delay delays asavoir exploitation perturbation "
     "perturbations retard retards gutzuwissen wissenswert betrieb storung storungen hinweis hinweise "
     "parasaber aviso avisos operaciones incidencias dasapere operativita avvisi asaber bomsaber operacoes "
     "goedomteweten storing storingen bedrijfsvoering warto wartowiedziec utrudnienia convienesaber للعلم"},
    {KIND_PRODUCT,
     "product products newproduct newproducts produit produits nouveauproduit nouveauxproduits nouveaute "
     "nouveautes produkt produkte neuesprodukt neueprodukte produktneuheit producto productos nuevoproducto "
     "nuevosproductos prodotto prodotti nuovoprodotto nuoviprodotti produto produtos novoproduto "
     "novosprodutos producten nieuwproduct nieuweproducten produkty nowyprodukt nowoscproduktowa منتججديد"},
    {KIND_PEOPLE,
     "people staff staffnews welcome farewell "
     "arrivals departures mouvement mouvements personnel arrivee "
     "arrivees depart departs bienvenue carnet nominations personen personal personalien personelles "
     "mitarbeiter willkommen personas personal equipo bienvenida bienvenidos movimientos persone personale "
     "movimenti benvenuto benvenuti pessoas pessoal movimentos boasvindas mensen personeel personeelsnieuws "
     "welkom ludzie kadry personalne witamy cambiosenelequipo mudancasnaequipa collegas zmianywzespole "
     "اخبارالزملاء"},
    {KIND_COMPLIMENT,
     "compliment compliments kudos shoutout shoutouts praise welldone goodjob thankyou thanks recognition "
     "bravo bravos felicitation felicitations merci mercis lob danke gutgemacht anerkennung gluckwunsch "
     "gluckwunsche felicidades enhorabuena bienhecho gracias reconocimiento reconocimientos complimento "
     "complimenti grazie benfatto riconoscimenti parabens obrigado elogio elogios muitobem compliment "
     "complimenten goedgedaan bedankt pluim brawo gratulacje dziekujemy pochwala pochwaly احسنتم"},
    {KIND_SPOTLIGHT,
     "spotlight portrait portraits profile profiles talent talents meettheteam employeeofthemonth portrat "
     "portrats imrampenlicht importrat retrato retratos protagonista protagonistas perfil ritratto ritratti "
     "protagonisti profilo destaque perfis portret portretten indekijker inthespotlight sylwetka sylwetki "
     "portrety وجهمنالفريق"},
    {KIND_RULE,
     "rule rules ourrule ourrules servicerule servicerules regle regles notreregle nosregles regel regeln "
     "unsereregel unsereregeln regla reglas nuestraregla nuestrasreglas regola regole lanostraregola "
     "lenostreregole regra regras anossaregra asnossasregras regels onzeregel onzeregels zasada zasady "
     "naszazasada naszezasady قاعدتنا"},
    {KIND_BAROMETER,
     "barometer customerbarometer customersatisfaction satisfaction nps barometre barometreclient "
     "barometreclients satisfactionclient satisfactionclients kundenbarometer kundenzufriedenheit barometro "
     "barometrodeclientes satisfacciondelcliente barometroclienti soddisfazionedeiclienti "
     "satisfacaodocliente "
     "klantbarometer klanttevredenheid barometr barometrklientow satysfakcjaklientow klantenbarometer "
     "مقياسرضاالعملاء"},
    {KIND_FIGURE,
     "figure figures keyfigure keyfigures number numbers sales chiffre chiffres chiffrecle chiffrescles "
     "leschiffres ventes zahl zahlen kennzahl kennzahlen umsatz cifra cifras ventas numero numeros dato "
     "numeri "
     "cifre vendite vendas cijfer cijfers kerncijfers verkoop liczba liczby sprzedaz ilnumero رقم"},
    {KIND_SMILE,
     "smile smiles customersmile customervoice customerfeedback testimonial testimonials review reviews "
     "sourire "
     "sourires souriredeclient souriresdeclients sourireclient souriresclients temoignage temoignages "
     "avisclient avisclients lacheln kundenlacheln kundenstimme kundenstimmen kundenlob sonrisa sonrisas "
     "sonrisadecliente sonrisadeclientes sonrisadelcliente testimonio testimonios sorriso sorrisi sorrisi "
     "sorrisodelcliente testimonianza testimonianze sorrisos sorrisodecliente sorrisodocliente testemunho "
     "testemunhos glimlach glimlachvaneenklant klantervaring klantervaringen usmiech usmiechklienta usmiechy "
     "opinieklientow acustomerssmile sorrisodiuncliente ابتسامةعميل"},
    {KIND_ANSWER,
     "answer answers faq nowyouknow questionandanswer questionsandanswers qa qanda reponse reponses "
     "maintenantvoussavez questionreponse questionsreponses foireauxquestions antwort antworten "
     "jetztwissensiees jetztwissensies jetztwisstihres frageundantwort fragenundantworten respuesta "
     "respuestas "
     "ahoralosabes ahorayalosabes ahorayalosabe preguntasyrespuestas preguntasfrecuentes risposta risposte "
     "oralosai oralosapete domandeerisposte resposta respostas agorajasabe agoravocesabe perguntaserespostas "
     "perguntasfrequentes antwoord antwoorden nuweetuhet nuweetjehet vraagenantwoord odpowiedz odpowiedzi "
     "terazjuzwiesz terazwiesz pytaniaiodpowiedzi terazjuzwiecie الانتعرفون"},
    {KIND_TIP,
     "tip tips trick tricks tipsandtricks tipoftheday lifehack astuce astuces conseil conseils bonplan tipp "
     "tipps tippsundtricks ratschlag truco trucos consejo consejos trucosyconsejos trucco trucchi consiglio "
     "consigli dica dicas truque truques trucs tipsentrucs porada porady wskazowka wskazowki trickofthetrade "
     "tippausderpraxis truccodelmestiere handigetip dobrarada نصيحةمهنية"},
    {KIND_FEEDBACK,
     "feedback yourturn overtoyou survey surveys poll suggestionbox yourvoice avous "
     "avotreavis sondage sondages "
     "boiteaidees votreavis ruckmeldung umfrage umfragen ihremeinung deinemeinung eurestimme "
     "ihrseiddran encuesta "
     "encuestas tuopinion suopinion teto atuvez lestocaaustedes vuestroturno sondaggio "
     "sondaggi lavostraopinione "
     "avoi toccaavoi inquerito inqueritos sondagem asuaopiniao asuavez avos enquete enquetes "
     "jouwmening uwmening "
     "uwbeurt jullieaanzet aanjullie ankieta ankiety twojaopinia waszglos waszakolej avoilaparola الكلمةلكم"},
    {KIND_PICTURE, "picture pictures photo photos poster posters image images affiche affiches photodujour "
                   "bild bilder foto "
                   "fotos plakat plakate imagen imagenes cartel carteles immagine immagini manifesto "
                   "manifesti imagem imagens "
                   "cartaz cartazes afbeelding afbeeldingen fotos zdjecie zdjecia plakaty obraz beeld صورة"},
    {KIND_ALERT,
     "alert alerts important urgent warning emergency importante urgente alerte alertes attention "
     "avertissement "
     "urgence wichtig dringend warnung alarm achtung alerta alertas urgencia emergencia allerta avviso "
     "attenzione emergenza aviso atencao belangrijk dringend waarschuwing wazne pilne ostrzezenie uwaga مهم"},
};
const size_t kind_words_count = sizeof(kind_words) / sizeof(kind_words[0]);
