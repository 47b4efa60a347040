// SPDX-License-Identifier: EUPL-1.2
// Every finding in Dutch. What is wrong, why it matters; then how to mend it. To change a word, change it here and run the tests
// of this room with GRAADMETER_SCHRIJF=1, which writes docs/bevindingen.md anew.
#include "validation/finding_texts.h"

#include <algorithm>
#include <array>

namespace graadmeter {
namespace {

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kInfo = Severity::info;

// The sentences are broken where they read well.
// clang-format off
constexpr auto kTexts = std::to_array<FindingText>({
    // The file.
    {"B01", "bestand-onleesbaar", kError, true,
     "Het bestand is beschadigd of is geen werkboek. Het kan niet worden gelezen.",
     "Open het bestand in Excel en bewaar het opnieuw als .xlsx. Lukt het openen niet, vraag de afzender dan om een nieuw "
     "bestand."},
    {"B02", "bestand-versleuteld", kError, true,
     "Het bestand is beveiligd met een wachtwoord. De inhoud is niet te lezen.",
     "Open het bestand in Excel, haal het wachtwoord weg (Bestand > Info > Werkmap beveiligen > Versleutelen met wachtwoord) "
     "en bewaar het opnieuw."},
    {"B03", "formaat-niet-ondersteund", kError, true,
     "Dit soort bestand kan het programma niet lezen.",
     "Open het bestand in Excel en bewaar het als Excel-werkmap (.xlsx)."},
    {"B04", "bestand-te-groot", kError, true,
     "Het bestand is groter dan het programma veilig kan verwerken.",
     "Haal bladen en rijen weg die niet nodig zijn, of verdeel de gegevens over meer bestanden."},
    {"B05", "extensie-klopt-niet", kWarning, true,
     "De naam van het bestand past niet bij de inhoud: de inhoud is {inhoud}. Het bestand is gelezen naar de inhoud, maar "
     "andere programma's kunnen het weigeren.",
     "Bewaar het bestand in Excel opnieuw als .xlsx, of geef het de extensie die bij de inhoud hoort."},
    {"B06", "macros-aanwezig", kInfo, true,
     "Het werkboek bevat macro's. Ze blijven bewaard en zijn niet uitgevoerd.",
     "U hoeft niets te doen. Zijn de macro's niet meer nodig, bewaar het werkboek dan als .xlsx."},
    {"B07", "externe-koppeling", kWarning, true,
     "Een waarde komt uit een ander werkboek[: {doel+}]. Dat werkboek is niet geopend. Gebruikt is de waarde die Excel het "
     "laatst heeft bewaard, en die kan verouderd zijn.",
     "Controleer of het cijfer nog klopt. Vervang de koppeling door het cijfer zelf (Gegevens > Koppelingen bewerken > "
     "Koppeling verbreken) en noem de bron erbij."},
    {"B08", "verborgen-blad-met-gegevens", kWarning, true,
     "Het blad '{blad}' is verborgen, maar er staan gegevens op ({cellen} cellen[, waarvan {waarnemingen} als cijfer "
     "gelezen]). Wie het werkboek opent, ziet ze niet; ze gaan wel mee naar wie het ontvangt.",
     "Maak het blad zichtbaar (rechtsklik op een bladtab > Zichtbaar maken) en kijk of het nog nodig is. Verwijder het "
     "anders.[ Dit blad staat op '{zeer_verborgen}': zichtbaar maken kan alleen in de editor voor macro's (Alt+F11).]"},
    {"B09", "handtekening-vervalt", kWarning, true,
     "Het werkboek heeft een digitale handtekening. Die geldt niet meer als er bladen bij komen.",
     "Bewaar het ondertekende origineel. Laat het verrijkte werkboek zo nodig opnieuw ondertekenen."},
    {"B10", "geen-herkend-blad", kError, true,
     "Op geen van de bladen is een tabel met cijfers herkend. Er is dus geen cijfer gelezen.[ Gezocht is naar: {gezocht}.]",
     "Zet boven de tabel een kopregel met de namen van de kolommen, bijvoorbeeld Indicator en de jaren. Of laat het datateam "
     "een beschrijving van deze bron maken."},
    {"B11", "catalogus-niet-eenduidig", kWarning, true,
     "Bij dit werkboek passen meer catalogi: {catalogi}. Er is er geen gekozen, dus de cijfers zijn niet aan indicatoren gekoppeld.",
     "Kies er een met --catalogus. Hoort de ene catalogus bij de andere, laat de eigen catalogus de andere dan opnemen (<neemt-op>): "
     "dan wordt die vanzelf gekozen."},
    {"B12", "bestand-niet-afgemaakt", kError, true,
     "Dit bestand is niet afgemaakt[: {oorzaak}]. De andere bestanden zijn gewoon verwerkt.",
     "Controleer dit bestand apart, met meer tijd (--tijdslimiet) of geheugen (--geheugen). Blijft het misgaan, bewaar het dan in Excel "
     "opnieuw als .xlsx, of vraag de beheerder van Graadmeter ernaar te kijken."},
    {"B13", "bestand-veranderde", kError, true,
     "Het bestand veranderde terwijl het werd gelezen. Wat is gelezen, hoort misschien niet bij elkaar en is niet gebruikt.",
     "Wacht tot niemand meer in het bestand werkt en controleer het opnieuw."},
    // The structure of its sheets.
    {"S01", "kopregel-niet-gevonden", kError, true,
     "Op dit blad is geen kopregel gevonden. Zonder kopregel is niet te zeggen wat de kolommen betekenen.[ Gezocht is naar: "
     "{gezocht}.]",
     "Zet boven de tabel één rij met de namen van de kolommen."},
    {"S02", "verplichte-kolom-ontbreekt", kError, true,
     "De kolom '{kolom}' ontbreekt. Zonder die kolom is deze tabel[ van {bron}] niet te lezen.",
     "Voeg de kolom toe of geef de bestaande kolom deze naam."},
    {"S03", "kolom-dubbel", kWarning, true,
     "De kolom '{kolom}' komt twee keer voor. Alleen de eerste is gelezen[ ({eerste})].",
     "Verwijder de kolom die te veel is of geef hem een eigen naam."},
    {"S04", "kolom-onbekend", kInfo, true,
     "Deze kolom is niet herkend en niet gelezen: {kolom+}.[ Lijkt op: {voorstel}.]",
     "Is de kolom nodig, geef hem dan een naam uit de catalogus. Anders hoeft u niets te doen."},
    {"S05", "indicator-onbekend", kWarning, true,
     "Deze naam staat niet als indicator in de catalogus: {gelezen+}. De cijfers erbij zijn niet gebruikt.[ Bedoeld is "
     "misschien: {voorstel}.]",
     "Gebruik de naam uit de catalogus, of kies in het verrijkte werkboek op het blad Koppeling wat bedoeld is en verrijk het "
     "opnieuw. Komt de schrijfwijze vaker voor, vraag de beheerder van de catalogus dan om haar toe te voegen."},
    {"S06", "samengevoegde-cellen-in-gegevens", kWarning, true,
     "In de gegevens zijn cellen samengevoegd. Het is dan niet zeker bij welke rij of kolom de waarde hoort.",
     "Splits de cellen (Start > Samenvoegen en centreren) en zet in elke cel de eigen waarde."},
    {"S07", "verborgen-rij-of-kolom-met-gegevens", kWarning, true,
     "Hier is een {wat} met gegevens verborgen. Wie het blad bekijkt, ziet die gegevens niet; ze gaan wel mee in de cijfers.",
     "Maak de rij of kolom zichtbaar (selecteer de buren > rechtsklik > Zichtbaar maken) en kijk of de gegevens nog gelden. "
     "Verwijder ze anders."},
    {"S08", "totaalrij-overgeslagen", kInfo, true,
     "Deze rij telt andere rijen op en is niet als cijfer gelezen: {label+}.",
     "U hoeft niets te doen. Is het wel een eigen gegeven, geef de rij dan een andere naam."},
    {"S09", "lege-tabel", kWarning, true,
     "Onder de kopregel staan geen gegevens.",
     "Vul de tabel in, of verwijder het blad als het niet nodig is."},
    {"S10", "indicator-herkend-op-gelijkenis", kInfo, true,
     "'{gelezen}' is gelezen als '{naam}' ({indicator}), omdat die naam er duidelijk het meest op lijkt.",
     "Klopt dit, dan hoeft u niets te doen. Klopt het niet, kies dan op het blad Koppeling wat wel bedoeld is, of schrijf de juiste "
     "naam uit de catalogus in de cel."},
    {"S11", "meer-bronnen-passen", kError, true,
     "Deze tabel past even goed bij meer dan een bron: {bronnen+}. Wat de kolommen betekenen is dan niet zeker; er is niets "
     "gelezen.",
     "Kies de bron met --bron. Of vraag het datateam om in een van de bronnen een kop, blad of bestandsnaam bij de herkenning te "
     "zetten die alleen daar voorkomt."},
    // The values.
    {"W01", "geen-getal", kError, true,
     "Hier hoort een getal te staan, maar er staat tekst: {waarde+}. Dit cijfer is niet gelezen.",
     "Zet één getal in de cel. Zet uitleg in een eigen kolom. Is er geen cijfer, laat de cel dan leeg of gebruik '-'."},
    {"W02", "getal-als-tekst", kWarning, true,
     "Hier staat het getal {getal*} als tekst ('{waarde*}'). Het is gelezen, maar Excel rekent er niet mee: het telt niet mee "
     "in sommen en grafieken.",
     "Zet de cel om naar een getal: selecteer de cellen en kies Gegevens > Tekst naar kolommen > Voltooien."},
    {"W03", "decimaalteken-dubbelzinnig", kWarning, true,
     "'{waarde*}' kan op twee manieren worden gelezen: met een teken voor duizendtallen of met decimalen. Gelezen is "
     "{gelezen*}.",
     "Controleer het getal. Zet het als echt getal in de cel, of schrijf het voluit zonder punt voor duizendtallen."},
    {"W04", "buiten-bereik", kError, true,
     "De waarde {waarde*} kan niet bij {indicator+}.[ Dit cijfer is nooit kleiner dan {minimum}.][ Dit cijfer is nooit groter "
     "dan {maximum}.]",
     "Controleer het getal: let op de komma en op de eenheid."},
    {"W05", "eenheid-wijkt-af", kError, true,
     "[De eenheid is hier '{eenheid}', maar in de catalogus staat '{eenheid_catalogus}' voor {indicator+}. De cijfers zijn "
     "daardoor niet te vergelijken met normen en streefwaarden.][Hier staat {waarde*}, terwijl de andere cijfers van deze "
     "reeks rond {rond*} liggen.][ Waarschijnlijk is het een aandeel tussen 0 en 1, en is {percentage*} % bedoeld.][ Dat "
     "scheelt ongeveer een factor {factor}: mogelijk is dit cijfer per 1.000 en horen de andere per 10.000, of andersom.]",
     "Controleer de eenheid bij de bron. Zet alle cijfers van een reeks in dezelfde eenheid."},
    {"W06", "formulefout", kError, true,
     "De formule in deze cel geeft een fout: {waarde+}. Er is geen cijfer gelezen.",
     "Herstel de formule. Kijk of de cellen waar hij naar verwijst nog bestaan en een getal bevatten."},
    {"W07", "ontbrekend-teken-onbekend", kWarning, true,
     "Hier staat {waarde+}. Dat lijkt een teken voor een ontbrekend cijfer, maar de betekenis is niet vastgelegd. De cel is "
     "gelezen als: ontbreekt.",
     "Gebruik '-' als er niet gemeten is en 'x' als het cijfer geheim is, of leg de betekenis vast bij de bron."},
    {"W08", "periode-ongeldig", kError, true,
     "Dit is niet te lezen als jaar of andere periode: {waarde+}. De cijfers die erbij horen zijn niet gelezen.",
     "Schrijf een jaar met vier cijfers (2024), een schooljaar (2023/24), een kwartaal (2024-Q3) of een maand (2024-03)."},
    {"W09", "periode-in-toekomst", kWarning, true,
     "Dit cijfer gaat over {periode}. Die periode moet nog beginnen, en er staat niet bij dat het een prognose is.",
     "Controleer het jaar. Is het een prognose, zet dat erbij. Is het een streefwaarde, zet hem dan in een eigen kolom of in "
     "de catalogus."},
    {"W10", "regio-onbekend", kError, true,
     "Dit gebied is niet bekend: {waarde+}. De cijfers die erbij horen zijn niet gelezen.[ Bedoeld is misschien: {voorstel}.]",
     "Gebruik de naam of de code van het CBS, bijvoorbeeld Weert of GM0988."},
    {"W11", "regio-ontbreekt", kWarning, true,
     "Er staat niet bij over welk gebied dit gaat. Aangenomen is: {regio}.",
     "Zet een kolom met het gebied in de tabel, of noem het gebied in de titel."},
    {"W12", "getal-in-woorden", kInfo, true,
     "Hier staat een getal in woorden: '{waarde*}'. Dat is ongeveer {voorstel*}. Het is niet meegenomen: of het zo bedoeld is, weet alleen u.",
     "Schrijf het getal in cijfers."},
    {"W13", "voorlopig-cijfer", kInfo, true,
     "Dit is een voorlopig cijfer ({waarde+}). De bron kan het nog aanpassen.",
     "Kijk bij de volgende ronde of er een definitief cijfer is."},
    {"W14", "geen-heel-getal", kWarning, true,
     "Dit is een aantal, maar het heeft decimalen: {waarde*}.",
     "Controleer het getal: let op de komma en op de eenheid."},
    {"W15", "negatief-getal", kError, true,
     "De waarde {waarde*} is negatief. Dat kan niet bij {indicator+}.",
     "Controleer het getal en het minteken."},
    {"W16", "begroot-cijfer", kInfo, true,
     "Dit is een begroot of geraamd cijfer ({waarde+}). Het is niet als meting gelezen.",
     "U hoeft niets te doen. Is het een streefwaarde, zet die dan in een kolom Streefwaarde met het jaar erbij."},
    {"W17", "marges-passen-niet", kWarning, true,
     "Het cijfer {waarde*} ligt niet tussen zijn marges: {ondergrens*} en {bovengrens*}. De marges zijn niet gebruikt.",
     "Controleer of de marges bij dit cijfer horen en in dezelfde eenheid staan."},
    // Figures beside each other.
    {"C01", "waarneming-dubbel", kWarning, true,
     "Dit cijfer staat er twee keer: ook in {andere*}, voor dezelfde indicator, hetzelfde gebied en dezelfde periode, met "
     "dezelfde waarde[ op de afronding na ({andere_waarde*})]. Bij optellen telt het dan dubbel.",
     "Verwijder een van de twee, of laat de ene cel naar de andere verwijzen."},
    {"C02", "waarneming-tegenstrijdig", kError, true,
     "Hier staat {waarde*}, maar in {andere*} staat {andere_waarde*} voor hetzelfde gegeven ({gegeven*}). Het programma kan "
     "niet weten welk cijfer klopt.",
     "Zoek bij de bron op welk cijfer klopt en verbeter of verwijder het andere."},
    {"C03", "som-klopt-niet", kWarning, true,
     "[De delen tellen op tot {som*}, maar het totaal is {totaal*}.][{teller*} gedeeld door {noemer*} is {uitkomst*}, maar er staat "
     "{verhouding*}.] Dat is meer verschil dan door afronden komt.",
     "Controleer de delen en het totaal. Ontbreekt er een deel, zeg dat er dan bij."},
    {"C04", "verdeling-niet-honderd", kWarning, true,
     "Deze percentages horen samen 100 te zijn, maar zijn samen {som*}.",
     "Controleer de percentages, en of er een groep ontbreekt."},
    {"C05", "gat-in-reeks", kInfo, true,
     "In deze reeks is geen cijfer voor {jaren}: {indicator+}. Een ontwikkeling over die tijd is minder zeker.",
     "Vul de cijfers aan als ze er zijn. Is er niet gemeten, zet dan '-' in de cel."},
    {"C06", "uitschieter", kWarning, true,
     "De waarde {waarde*} wijkt sterk af van de andere cijfers van deze reeks.",
     "Controleer het getal bij de bron. Klopt het, zet de verklaring er dan bij."},
    {"C07", "reeksbreuk", kWarning, true,
     "Vanaf {jaar} is anders gemeten[: {reden+}]. Cijfers van ervoor en erna zijn niet te vergelijken.",
     "Vergelijk alleen cijfers van na de breuk, en zet de breuk bij de tabel."},
    {"C08", "verouderd", kWarning, true,
     "Het laatste cijfer is van {periode}: {indicator+}. Daarvan komt {frequentie} een nieuw cijfer, dus er had een nieuwer moeten zijn.",
     "Vraag bij de bron het nieuwste cijfer op."},
    {"C09", "populatie-wijkt-af", kWarning, true,
     "Dit cijfer gaat over {groep}, maar de indicator gaat over {populatie}.",
     "Gebruik het cijfer over de groep uit de catalogus."},
    {"C10", "peiljaren-gemengd", kWarning, true,
     "Dit cijfer is van {jaar}, terwijl de meeste gebieden waarmee het wordt vergeleken een cijfer van {jaren} hebben: {indicator+}.",
     "Vergelijk cijfers van hetzelfde jaar, of zet het jaar bij elk cijfer."},
    {"C11", "drempelreeks-niet-monotoon", kError, true,
     "{waarde*} bij \"{onderdeel}\" is lager dan {eerdere*} bij \"{eerder}\" (cel {andere*}). In deze reeks telt elk onderdeel het "
     "vorige mee, dus horen de cijfers op te lopen.",
     "Controleer de cijfers; mogelijk zijn er twee verwisseld."},
    {"C12", "balans-klopt-niet", kWarning, true,
     "Begin, erbij en eraf tellen niet op tot het eind: het verschil is {verschil*}.",
     "Controleer de cijfers van de stand en van de verandering."},
    {"C13", "eenheidssprong", kWarning, true,
     "De waarde {waarde*} scheelt ongeveer een factor {factor} met de andere cijfers van deze reeks, die rond {rond*} liggen.",
     "Controleer de komma en de eenheid van dit cijfer."},
    // What is asked of a complete account.
    {"V01", "indicator-zonder-gegevens", kWarning, true,
     "Voor {aantal} van de {totaal} indicatoren uit de catalogus staat geen cijfer in dit bestand: {indicator+}.",
     "Vul aan wat in dit bestand hoort. Staan de cijfers in een ander bestand, dan hoeft u niets te doen."},
    {"V02", "doel-zonder-indicator", kWarning, true,
     "Bij {aantal} van de {totaal} doelen uit de catalogus hoort geen indicator: {doel+}. Of zo'n doel dichterbij komt, is niet te volgen.",
     "Kies met de beheerder van de catalogus een indicator."},
    {"V03", "nulmeting-ontbreekt", kWarning, true,
     "Voor {aantal} van de indicatoren met cijfers in dit bestand is geen nulmeting bekend: {indicator+}. De verandering sinds "
     "het begin van het beleid is dan niet te tonen.",
     "Kies een jaar en een cijfer als nulmeting en laat die in de catalogus zetten."},
    {"V04", "streefwaarde-ontbreekt", kWarning, true,
     "Voor {aantal} van de indicatoren met cijfers in dit bestand is geen streefwaarde vastgesteld: {indicator+}. Of het doel "
     "dichterbij komt, is dan niet te zeggen.",
     "Laat een streefwaarde vaststellen, met jaar en bron, en laat die in de catalogus zetten."},
    {"V05", "streefwaarde-verkeerde-richting", kError, true,
     "De streefwaarde {streefwaarde*} voor {jaar} gaat de verkeerde kant op: het laatste cijfer is {laatste*}, en voor "
     "{indicator+} geldt '{richting}'.",
     "Controleer de streefwaarde en de richting van de indicator."},
    {"V06", "bron-ontbreekt", kError, true,
     "Bij deze cijfers staat geen bron: {indicator+}.",
     "Zet de bron en het jaar erbij."},
    {"V07", "toelichting-ontbreekt", kWarning, true,
     "Bij deze indicator hoort een toelichting, maar die ontbreekt: {indicator+}.",
     "Schrijf in een of twee zinnen wat het cijfer verklaart."},
    {"V08", "norm-zonder-bron", kError, true,
     "In de catalogus staat voor {aantal} van de indicatoren een norm zonder bron: {indicator+}. Zo'n norm is niet gebruikt.",
     "Laat in de catalogus zetten waar de norm vandaan komt en wie hem heeft vastgesteld."},
    {"V09", "invloed-onvolledig", kWarning, true,
     "Niet alle vragen over invloed zijn beantwoord bij {indicator+}. Nog leeg: {vragen}.",
     "Vul de lege cellen in."},
    {"V10", "invloed-tegenstrijdig", kWarning, true,
     "Deze antwoorden passen niet bij elkaar bij {indicator+}: {antwoorden}.",
     "Kijk welk antwoord klopt en pas het andere aan."},
    {"V11", "antwoord-ongeldig", kError, true,
     "'{waarde*}' is geen van de mogelijke antwoorden[: {keuzes}].",
     "Kies een antwoord uit de keuzelijst van de cel."},
    {"V12", "te-weinig-metingen", kInfo, true,
     "Van {aantal} van de {totaal} indicatoren met cijfers in dit bestand is geen enkele reeks lang genoeg om een trend te toetsen; "
     "dat kan vanaf vijf metingen: {indicator+}.",
     "U hoeft niets te doen. Vul oudere cijfers aan als ze er zijn."},
    {"V13", "vastgestelde-tekst-gewijzigd", kError, true,
     "Hier staat '{gelezen}', maar vastgesteld is de tekst '{naam}' ({code}; vastgesteld door: {door}[; bron: {bron}]).",
     "Neem de vastgestelde tekst over. Is de tekst met een nieuw besluit veranderd, of is deze schrijfwijze ook officieel, laat dat "
     "dan in de catalogus zetten."},
    // Personal data: the value itself is never shown.
    {"P01", "bsn", kError, true,
     "Deze kolom bevat {aantal} burgerservicenummers. Die horen niet in dit werkboek. Ze staan niet in deze melding.",
     "Verwijder de kolom en meld het zo nodig bij de functionaris gegevensbescherming."},
    {"P02", "persoonsgegevens", kError, true,
     "Deze cellen bevatten persoonsgegevens ({soort}). Die horen niet in dit werkboek. Ze staan niet in deze melding.",
     "Verwijder de gegevens en meld het zo nodig bij de functionaris gegevensbescherming."},
    {"P03", "klein-aantal", kError, true,
     "Dit aantal is kleiner dan de drempel van {drempel}. Het kan te herleiden zijn tot personen.",
     "Vervang het aantal door '<{drempel}' of voeg groepen samen."},
    {"P04", "klein-aantal-herleidbaar", kError, true,
     "Dit kleine aantal is weggelaten, maar is uit te rekenen met de andere cijfers.",
     "Laat nog een cijfer weg, of toon het totaal afgerond."},
    {"P05", "cijfer-verraadt-klein-aantal", kWarning, true,
     "Met dit cijfer is een klein aantal uit te rekenen dat zelf wordt weggelaten.",
     "Laat ook dit cijfer weg voordat u het werkboek doorstuurt, of voeg groepen samen."},
    {"P06", "percentage-kleine-groep", kWarning, true,
     "Dit percentage gaat over minder dan {drempel} mensen.",
     "Laat het percentage weg voordat u het werkboek doorstuurt, of voeg groepen samen."},
});
// clang-format on

}  // namespace

std::span<const FindingText> finding_texts() { return kTexts; }

const FindingText& finding_text(std::string_view code) {
    const auto found = std::ranges::find(kTexts, code, &FindingText::code);
    if (found == kTexts.end()) throw Bug("unknown finding code '" + std::string(code) + "'");
    return *found;
}

}  // namespace graadmeter
