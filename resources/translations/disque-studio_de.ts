<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Studio</name>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>A soft proof shows the paper's white and the ink's black as they are beside the screen's</source>
      <translation>Ein Softproof zeigt das Weiß des Papiers und das Schwarz der Tinte so, wie sie neben denen des Bildschirms sind</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>ACES 1.3, computer graphics</source>
      <translation>ACES 1.3, Computergrafik</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>ACES 1.3, studio with cameras</source>
      <translation>ACES 1.3, Studio mit Kameras</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>ACES 2, computer graphics</source>
      <translation>ACES 2, Computergrafik</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>ACES 2, studio with cameras</source>
      <translation>ACES 2, Studio mit Kameras</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Absolute colorimetric</source>
      <translation>Absolut farbmetrisch</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Adobe RGB (1998)</source>
      <translation>Adobe RGB (1998)</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Appearance</source>
      <translation>Darstellung</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>As $OCIO says</source>
      <translation>Wie $OCIO es sagt</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>As the theme</source>
      <translation>Wie das Thema</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Ask me</source>
      <translation>Nachfragen</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Before is shown</source>
      <translation>Vorher wird gezeigt</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Behind the photo</source>
      <translation>Hinter dem Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Black</source>
      <translation>Schwarz</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Black becomes the darkest that the output has, so that shadows keep their steps</source>
      <translation>Schwarz wird zum Dunkelsten der Ausgabe, sodass die Schatten ihre Stufen behalten</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Black point compensation</source>
      <translation>Schwarzpunkt anpassen</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Colour configuration</source>
      <translation>Farbkonfiguration</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Deutsch</source>
      <translation>Deutsch</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Display P3</source>
      <translation>Display P3</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>English</source>
      <translation>English</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>From the system</source>
      <translation>Vom System</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>How colours are brought into the output of a soft proof, where its profile is a look-up table</source>
      <translation>Wie Farben in die Ausgabe eines Softproofs gebracht werden, wenn deren Profil eine Tabelle ist</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>How many photos the File menu and the empty canvas offer again; 0 keeps no list</source>
      <translation>Wie viele Fotos das Menü Datei und die leere Arbeitsfläche wieder anbieten; bei 0 wird keine Liste geführt</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>How the photo before its look is shown: plainly, or by a view of the colour configuration</source>
      <translation>Wie das Foto vor seinem Look gezeigt wird: schlicht oder durch eine Ansicht der Farbkonfiguration</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>It goes on</source>
      <translation>Es läuft weiter</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>It stops</source>
      <translation>Es hält an</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Look model</source>
      <translation>Look-Modell</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Look of new photos</source>
      <translation>Look neuer Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Middle grey</source>
      <translation>Mittelgrau</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>No look</source>
      <translation>Ohne Look</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Off</source>
      <translation>Aus</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Perceptual</source>
      <translation>Perzeptiv</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Plainly</source>
      <translation>Schlicht</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Recent files</source>
      <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Relative colorimetric</source>
      <translation>Relativ farbmetrisch</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Rendering intent</source>
      <translation>Renderpriorität</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Saturation</source>
      <translation>Sättigung</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Screen profile</source>
      <translation>Bildschirmprofil</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Shipped with the program</source>
      <translation>Mit dem Programm geliefert</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Simulate paper and ink</source>
      <translation>Papier und Tinte zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Soft proof of</source>
      <translation>Softproof von</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Studio colours</source>
      <translation>Farben eines Studios</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The OpenColorIO configuration of a studio: it names the input spaces of photos, and views</source>
      <translation>Die OpenColorIO-Konfiguration eines Studios: Sie nennt die Eingangsfarbräume von Fotos und Ansichten</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The built-in look that a photo has when it is opened for the first time</source>
      <translation>Der mitgelieferte Look, den ein Foto beim ersten Öffnen bekommt</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The grey around the photo: a picture looks darker on white and lighter on black</source>
      <translation>Das Grau um das Foto: Auf Weiß wirkt ein Bild dunkler, auf Schwarz heller</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The greys of the window; both themes are neutral so that they do not tint the picture</source>
      <translation>Die Grautöne des Fensters; beide Themen sind neutral, damit sie das Bild nicht färben</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The language of the window</source>
      <translation>Die Sprache des Fensters</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The output that soft proof shows and that the gamut warning is about</source>
      <translation>Die Ausgabe, die der Softproof zeigt und für die die Farbumfangwarnung gilt</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Theme</source>
      <translation>Thema</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>What becomes of a training that runs while the window is closed</source>
      <translation>Was aus einem Training wird, das läuft, während das Fenster geschlossen wird</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>What plans the looks of your own pairs: the model that comes with the program, or one made of them</source>
      <translation>Was die Looks Ihrer eigenen Paare plant: das Modell des Programms oder eines, das aus ihnen gemacht wurde</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>What tells the screen's colours, so that pictures look on it as they are meant</source>
      <translation>Was die Farben des Bildschirms beschreibt, damit Bilder darauf so aussehen, wie sie gemeint sind</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>When the window is closed</source>
      <translation>Beim Schließen des Fensters</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>White</source>
      <translation>Weiß</translation>
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>sRGB</source>
      <translation>sRGB</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;Grade</source>
      <translation>E&amp;ntwickeln</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;Help</source>
      <translation>&amp;Hilfe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;Inspect</source>
      <translation>&amp;Prüfen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;Look</source>
      <translation>&amp;Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;Photo</source>
      <translation>&amp;Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;Quality</source>
      <translation>&amp;Qualität</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;Training</source>
      <translation>&amp;Training</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;View</source>
      <translation>&amp;Ansicht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>&amp;Window</source>
      <translation>F&amp;enster</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>Add Pair</source>
      <translation>Paar</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>More tools</source>
      <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>More tools; all of them stand in the menus too</source>
      <translation>Weitere Werkzeuge; alle stehen auch in den Menüs</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>Save</source>
      <translation>Sichern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/__init__.py" />
      <source>Wipe</source>
      <translation>Trennlinie</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>&amp;History Panel</source>
      <translation>Palette &amp;Verlauf</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>&amp;Redo</source>
      <translation>&amp;Wiederholen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>Keep the current photo's edit under a name, to come back to it</source>
      <translation>Die Bearbeitung des aktuellen Fotos unter einem Namen behalten, um zu ihr zurückzukehren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>Make the change again that was taken back</source>
      <translation>Die zurückgenommene Änderung wiederholen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>New &amp;Snapshot…</source>
      <translation>Neuer &amp;Schnappschuss…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>Show or hide snapshots and the steps that were taken</source>
      <translation>Schnappschüsse und Verlauf ein- oder ausblenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>Take the last change back</source>
      <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>&amp;Export…</source>
      <translation>&amp;Exportieren…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>&amp;Save Picture As…</source>
      <translation>Bild &amp;speichern unter…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>Cance&amp;l Export</source>
      <translation>Export abbre&amp;chen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>E&amp;xport Panel</source>
      <translation>Palette E&amp;xport</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>Export A&amp;gain</source>
      <translation>Er&amp;neut exportieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>Export one photo or many as finished pictures</source>
      <translation>Ein Foto oder viele als fertige Bilder exportieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>Export the selected photos with the settings used last</source>
      <translation>Die ausgewählten Fotos mit den letzten Einstellungen exportieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>Hold the export, or let it go on</source>
      <translation>Den Export anhalten oder fortsetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>Pa&amp;use Export</source>
      <translation>Export an&amp;halten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>Save the finished picture of the current photo</source>
      <translation>Das fertige Bild des aktuellen Fotos speichern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>Show or hide the exports</source>
      <translation>Die Exporte ein- oder ausblenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/export.py" />
      <source>Stop exporting; files that are written stay</source>
      <translation>Den Export beenden; geschriebene Dateien bleiben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Cancel Work</source>
      <translation>Arbeit &amp;abbrechen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Merge Brackets…</source>
      <translation>Belichtungsreihe &amp;zusammenfügen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;New Session</source>
      <translation>Neue Sitz&amp;ung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Open Photo…</source>
      <translation>Foto ö&amp;ffnen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Paste Files</source>
      <translation>Dateien e&amp;infügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Quit</source>
      <translation>&amp;Beenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Begin with no photos and an empty shelf</source>
      <translation>Ohne Fotos und mit leerem Regal beginnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Close the window</source>
      <translation>Das Fenster schließen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Merge several exposures of a scene to an HDR photo</source>
      <translation>Mehrere Belichtungen einer Szene zu einem HDR-Foto zusammenfügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open &amp;Demo Photo</source>
      <translation>&amp;Demofoto öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open Sess&amp;ion…</source>
      <translation>Sitzun&amp;g öffnen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open an HDR photo</source>
      <translation>Ein HDR-Foto öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open copied files as if they were dropped</source>
      <translation>Kopierte Dateien öffnen, als wären sie ins Fenster gezogen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open photos, edits and pairs that were saved in one file</source>
      <translation>Fotos, Bearbeitungen und Paare öffnen, die in einer Datei gespeichert wurden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open the bundled demo photo</source>
      <translation>Das mitgelieferte Demofoto öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Save Session &amp;As…</source>
      <translation>Si&amp;tzung speichern unter…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Save the photos' edits and the pairs in one file</source>
      <translation>Die Bearbeitungen der Fotos und die Paare in einer Datei speichern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Stop what is running</source>
      <translation>Laufende Arbeit abbrechen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>&amp;Brighter Highlights</source>
      <translation>&amp;Hellere Lichter</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>&amp;Cooler</source>
      <translation>&amp;Kühler</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>&amp;Darker Highlights</source>
      <translation>&amp;Dunklere Lichter</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>&amp;Grade Panel</source>
      <translation>Palette &amp;Entwickeln</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>&amp;Upright Again</source>
      <translation>Wieder &amp;gerade</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>&amp;Warmer</source>
      <translation>&amp;Wärmer</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Bri&amp;ghter Shadows</source>
      <translation>He&amp;llere Tiefen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Brighten bright parts</source>
      <translation>Helle Partien aufhellen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Bring bright and dark nearer</source>
      <translation>Hell und Dunkel einander annähern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Bring bright parts back</source>
      <translation>Helle Partien zurückholen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Choose the part of the photo that is kept: arrow keys move it, with Shift size it; Enter applies</source>
      <translation>Den Teil des Fotos wählen, der bleibt: Pfeiltasten verschieben ihn, mit Umschalt ändern sie seine Größe; Eingabe wendet an</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Cro&amp;p…</source>
      <translation>&amp;Freistellen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Dar&amp;ker Shadows</source>
      <translation>D&amp;unklere Tiefen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Deepen dark parts</source>
      <translation>Dunkle Partien vertiefen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Keep the whole photo, as it was taken</source>
      <translation>Das ganze Foto behalten, wie es aufgenommen wurde</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Less Co&amp;ntrast</source>
      <translation>Weniger K&amp;ontrast</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Less V&amp;ibrance</source>
      <translation>Weniger D&amp;ynamik</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Make the photo bluer</source>
      <translation>Das Foto blauer machen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Make the photo yellower</source>
      <translation>Das Foto gelber machen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>More &amp;Vibrance</source>
      <translation>Mehr Dy&amp;namik</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>More C&amp;ontrast</source>
      <translation>Mehr Kon&amp;trast</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Open dark parts</source>
      <translation>Dunkle Partien aufhellen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Re&amp;set Grade</source>
      <translation>Entwicklung &amp;zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Rese&amp;t Crop</source>
      <translation>Freistellung zurücks&amp;etzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Set bright and dark further apart</source>
      <translation>Hell und Dunkel weiter trennen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Show or hide the grade</source>
      <translation>Die Entwicklung ein- oder ausblenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Strengthen pale colours</source>
      <translation>Blasse Farben kräftigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Take back all turning; the crop stays</source>
      <translation>Alle Drehung zurücknehmen; die Freistellung bleibt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Take back exposure, all sliders of the grade and the tone curve</source>
      <translation>Belichtung, alle Regler der Entwicklung und die Gradationskurve zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Turn &amp;Left</source>
      <translation>Nach l&amp;inks drehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Turn &amp;Right</source>
      <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Turn the photo a tenth of a degree clockwise</source>
      <translation>Das Foto um ein Zehntelgrad im Uhrzeigersinn drehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Turn the photo a tenth of a degree counterclockwise</source>
      <translation>Das Foto um ein Zehntelgrad gegen den Uhrzeigersinn drehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/grade.py" />
      <source>Weaken pale colours</source>
      <translation>Blasse Farben abschwächen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;About Disque Studio</source>
      <translation>&amp;Über Disque Studio</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;Command Palette…</source>
      <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;Forget Recent Photos</source>
      <translation>Liste der letzten Fotos &amp;leeren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;Guide</source>
      <translation>&amp;Anleitung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;Keyboard Shortcuts</source>
      <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Change &amp;Theme</source>
      <translation>&amp;Thema wechseln</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Change between the dark and the light theme</source>
      <translation>Zwischen dunklem und hellem Thema wechseln</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Choose theme, language and what new photos begin with</source>
      <translation>Thema, Sprache und den Anfang neuer Fotos wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Empty the list of photos that were opened lately</source>
      <translation>Die Liste der zuletzt geöffneten Fotos leeren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Find and run any command by a few letters of its name</source>
      <translation>Jeden Befehl mit wenigen Buchstaben finden und ausführen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>It cannot be undone and is seldom needed</source>
      <translation>Es lässt sich nicht zurücknehmen und wird selten gebraucht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>It is needed too seldom</source>
      <translation>Es wird zu selten gebraucht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Learn in a few short pages what can be done</source>
      <translation>Auf wenigen kurzen Seiten erfahren, was möglich ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>List every command and its keys</source>
      <translation>Alle Befehle mit ihren Tasten auflisten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Se&amp;ttings…</source>
      <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Show version, licence and device</source>
      <translation>Version, Lizenz und Rechengerät zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>&amp;Compare Two…</source>
      <translation>&amp;Zwei vergleichen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>&amp;Edit This Picture</source>
      <translation>Dieses Bild &amp;bearbeiten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>&amp;Inspect Pictures…</source>
      <translation>Bilder &amp;prüfen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Close I&amp;nspection</source>
      <translation>Prüfung &amp;schließen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Cop&amp;y Scores</source>
      <translation>&amp;Werte kopieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Copy the selected rows as text for a spreadsheet, as Ctrl+C does in the table</source>
      <translation>Die ausgewählten Zeilen als Text für eine Tabellenkalkulation kopieren, wie Strg+C in der Tabelle</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Fi&amp;lter Inspected Pictures</source>
      <translation>Geprüfte Bilder &amp;filtern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Forget the inspected pictures and go back to the photo</source>
      <translation>Die geprüften Bilder vergessen und zum Foto zurückkehren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Go to &amp;Best</source>
      <translation>Zum b&amp;esten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Go to &amp;Worst</source>
      <translation>Zum schlech&amp;testen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Ins&amp;pection</source>
      <translation>P&amp;rüfung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Inspect &amp;Folder…</source>
      <translation>&amp;Ordner prüfen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Open the folder of the selected picture</source>
      <translation>Den Ordner des ausgewählten Bildes öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Open the selected picture in the studio, as Enter does in the table</source>
      <translation>Das ausgewählte Bild im Studio öffnen, wie die Eingabetaste in der Tabelle</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>S&amp;how in Folder</source>
      <translation>Im Or&amp;dner zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Save &amp;Report…</source>
      <translation>Bericht spei&amp;chern…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Save CS&amp;V…</source>
      <translation>CS&amp;V speichern…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Save the table as a page with pictures, which any browser shows</source>
      <translation>Die Tabelle als Seite mit Bildern speichern, die jeder Browser zeigt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Save the table for a spreadsheet</source>
      <translation>Die Tabelle für eine Tabellenkalkulation speichern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Score all finished pictures of a folder</source>
      <translation>Alle fertigen Bilder eines Ordners bewerten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Score any number of finished pictures</source>
      <translation>Beliebig viele fertige Bilder bewerten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>See two selected pictures side by side, with their scores</source>
      <translation>Zwei ausgewählte Bilder nebeneinander mit ihren Werten sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Select the best of the inspected pictures, by the score they are sorted by</source>
      <translation>Das beste der geprüften Bilder nach dem sortierten Wert auswählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Select the worst of the inspected pictures, by the score they are sorted by</source>
      <translation>Das schlechteste der geprüften Bilder nach dem sortierten Wert auswählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Show only the pictures whose name has some words</source>
      <translation>Nur Bilder zeigen, deren Name bestimmte Wörter enthält</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Show the table of scores, or go back to the photo</source>
      <translation>Die Tabelle der Werte zeigen oder zum Foto zurückkehren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Take &amp;Off the List</source>
      <translation>Aus der &amp;Liste nehmen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/inspect.py" />
      <source>Take the selected pictures off the list, as Delete does in the table; files stay</source>
      <translation>Die ausgewählten Bilder aus der Liste nehmen, wie Entf in der Tabelle; die Dateien bleiben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>&amp;Use This Look</source>
      <translation>Diesen Look &amp;verwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>By &amp;Appearance</source>
      <translation>Nach &amp;Erscheinung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Colour by &amp;Look</source>
      <translation>Farbe nach &amp;Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Colour points by their look or operator, or by their score</source>
      <translation>Punkte nach Look oder Operator einfärben, oder nach ihrem Wert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Keep neighbours together by t-SNE, or place by the two principal axes</source>
      <translation>Nachbarn mit t-SNE beisammenhalten, oder nach den zwei Hauptachsen anordnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>L&amp;atent Map</source>
      <translation>L&amp;atente Karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Map a &amp;Folder…</source>
      <translation>&amp;Ordner auf die Karte…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Map the &amp;Session</source>
      <translation>&amp;Sitzung auf die Karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Map the finished pictures of a folder</source>
      <translation>Die fertigen Bilder eines Ordners auf der Karte zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Map the photos as edited, the exemplars, and each look on this photo</source>
      <translation>Die bearbeiteten Fotos, die Beispiele und jeden Look auf diesem Foto auf der Karte zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Place by &amp;t-SNE</source>
      <translation>Mit &amp;t-SNE anordnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Place pictures by DisQUE's appearance codes, or by QD-net's quality codes</source>
      <translation>Bilder nach den Erscheinungscodes von DisQUE anordnen, oder nach den Qualitätscodes von QD-net</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Put the look of the chosen point on the photo, as dragging it there does</source>
      <translation>Den Look des gewählten Punkts auf das Foto legen, wie beim Ziehen dorthin</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>See the &amp;Whole Map</source>
      <translation>&amp;Ganze Karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Show &amp;Pictures</source>
      <translation>&amp;Bilder zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Show or hide the map of pictures and looks by what the networks see in them</source>
      <translation>Die Karte der Bilder und Looks nach dem, was die Netze in ihnen sehen, zeigen oder verbergen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Show points as small pictures where there is room</source>
      <translation>Punkte als kleine Bilder zeigen, wo Platz ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/latentmap.py" />
      <source>Zoom out of the map, as a double-click beside the points does</source>
      <translation>Aus der Karte herauszoomen, wie ein Doppelklick neben die Punkte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Add Exemplar Pair…</source>
      <translation>Beispielpaar &amp;hinzufügen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Back to the Shipped Model</source>
      <translation>Z&amp;urück zum gelieferten Modell</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Delete Look</source>
      <translation>Look l&amp;öschen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Find Look</source>
      <translation>Look &amp;suchen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Import Looks…</source>
      <translation>Looks &amp;importieren…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Keep Look in Library…</source>
      <translation>Look &amp;behalten…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Match a Photo…</source>
      <translation>An Foto &amp;angleichen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;No Look</source>
      <translation>&amp;Ohne Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Open Look File…</source>
      <translation>Look-&amp;Datei öffnen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Reset Sliders</source>
      <translation>Regler &amp;zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Brighten by a quarter stop</source>
      <translation>Um eine Viertelblende aufhellen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Compare Look Models…</source>
      <translation>Look-Modelle vergleichen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Copy .look files into your library</source>
      <translation>.look-Dateien in Ihre Sammlung kopieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Copy the marked look to a .look file</source>
      <translation>Den markierten Look in eine .look-Datei kopieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Darken by a quarter stop</source>
      <translation>Um eine Viertelblende abdunkeln</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Expor&amp;t Look…</source>
      <translation>Look e&amp;xportieren…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Fa&amp;vourite</source>
      <translation>&amp;Favorit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Keep the look of the exemplar pairs among your looks</source>
      <translation>Den Look der Beispielpaare zu Ihren Looks nehmen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Learn the look of another finished photo and put it on this one</source>
      <translation>Den Look eines anderen fertigen Fotos lernen und auf dieses anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Learn the look of the camera's own picture in a raw file, and put it on the selected photos</source>
      <translation>Den Look des kameraeigenen Bildes in einer Raw-Datei lernen und auf die gewählten Fotos legen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Learn the look of this photo and put it on the other selected photos</source>
      <translation>Den Look dieses Fotos lernen und auf die anderen ausgewählten anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Learn your own look from pairs, in minutes, and compare with the model that comes with the program</source>
      <translation>Ihren eigenen Look in Minuten aus Paaren lernen und mit dem Modell des Programms vergleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Less Exposure</source>
      <translation>Weniger Belichtung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Less Stren&amp;gth</source>
      <translation>Weniger Stä&amp;rke</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Let all looks be planned by the model that comes with the program</source>
      <translation>Alle Looks vom Modell des Programms planen lassen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Let the looks of your own pairs be planned by the look model that was made of them</source>
      <translation>Die Looks Ihrer eigenen Paare von dem Look-Modell planen lassen, das aus ihnen gemacht wurde</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Make a Look Model from My Edits…</source>
      <translation>Look-Modell aus meinen Bearbeitungen machen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Match Sele&amp;cted to This</source>
      <translation>Auswahl hieran an&amp;gleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>More &amp;Exposure</source>
      <translation>Mehr B&amp;elichtung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>More &amp;Strength</source>
      <translation>Mehr Stär&amp;ke</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Move the marked look of yours to the trash</source>
      <translation>Ihren markierten Look in den Papierkorb legen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Ne&amp;xt Look</source>
      <translation>&amp;Nächster Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Open Pairs on the S&amp;helf</source>
      <translation>Paare ins Regal s&amp;tellen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Previo&amp;us Look</source>
      <translation>&amp;Voriger Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Put the look before in the list on the photo</source>
      <translation>Den vorigen Look der Liste auf das Foto anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Put the look of the exemplar pairs on the photo</source>
      <translation>Den Look der Beispielpaare auf das Foto anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Put the marked look's pairs on the shelf, to mix them with others</source>
      <translation>Die Paare des markierten Looks ins Regal stellen, um sie mit anderen zu mischen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Put the next look of the list on the photo</source>
      <translation>Den nächsten Look der Liste auf das Foto anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Put the pairs of a .look file on the shelf and its look on the photo</source>
      <translation>Die Paare einer .look-Datei ins Regal stellen und ihren Look auf das Foto anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Rename Look…</source>
      <translation>Look umbenennen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Rename the marked look of yours</source>
      <translation>Ihren markierten Look umbenennen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Save Look As Fi&amp;le…</source>
      <translation>Look als Datei s&amp;peichern…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Search the looks by name</source>
      <translation>Die Looks nach Namen durchsuchen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Set strength to 100 % and exposure to 0</source>
      <translation>Stärke auf 100 % und Belichtung auf 0 setzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Show the photo without a look</source>
      <translation>Das Foto ohne Look zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Show your pictures beside what your look model and the shipped one make of the photos</source>
      <translation>Ihre Bilder neben dem zeigen, was Ihr Look-Modell und das gelieferte aus den Fotos machen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Star the marked look, or take its star away</source>
      <translation>Den markierten Look zum Favoriten machen oder nicht mehr</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Strengthen the look by 5 %</source>
      <translation>Den Look um 5 % verstärken</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Teach a look by a before and an after picture</source>
      <translation>Einen Look durch ein Bild vorher und eines nachher lehren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Use M&amp;y Look Model</source>
      <translation>&amp;Mein Look-Modell verwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Use the &amp;Pairs</source>
      <translation>Paare an&amp;wenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Use the Camera's Look</source>
      <translation>Look der Kamera verwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Weaken the look by 5 %</source>
      <translation>Den Look um 5 % abschwächen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Write the look of the exemplar pairs to a .look file</source>
      <translation>Den Look der Beispielpaare in eine .look-Datei schreiben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>deleting takes a deliberate step: Delete on the look itself</source>
      <translation>Löschen verlangt einen bewussten Schritt: Entf auf dem Look selbst</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>&amp;Copy Edit</source>
      <translation>Bearbeitung &amp;kopieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>&amp;Input Space…</source>
      <translation>Ein&amp;gangsfarbraum…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>&amp;Next Photo</source>
      <translation>&amp;Nächstes Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>&amp;Pick</source>
      <translation>&amp;Markieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>&amp;Remove from Filmstrip</source>
      <translation>Aus dem Filmstreifen &amp;entfernen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>&amp;Unflag</source>
      <translation>Markierung au&amp;fheben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>1 Star</source>
      <translation>1 Stern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>2 Stars</source>
      <translation>2 Sterne</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>3 Stars</source>
      <translation>3 Sterne</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>4 Stars</source>
      <translation>4 Sterne</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>5 Stars</source>
      <translation>5 Sterne</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Choose the colour space in which the selected photos are read</source>
      <translation>Den Farbraum wählen, in dem die ausgewählten Fotos gelesen werden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Copy the current photo's edit</source>
      <translation>Die Bearbeitung des aktuellen Fotos kopieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>F&amp;ilmstrip</source>
      <translation>F&amp;ilmstreifen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Flag the selected photos as picks</source>
      <translation>Die ausgewählten Fotos markieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Flag the selected photos as rejects</source>
      <translation>Die ausgewählten Fotos ablehnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Give the selected photos five stars</source>
      <translation>Den ausgewählten Fotos fünf Sterne geben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Give the selected photos four stars</source>
      <translation>Den ausgewählten Fotos vier Sterne geben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Give the selected photos one star</source>
      <translation>Den ausgewählten Fotos einen Stern geben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Give the selected photos three stars</source>
      <translation>Den ausgewählten Fotos drei Sterne geben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Give the selected photos two stars</source>
      <translation>Den ausgewählten Fotos zwei Sterne geben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Go to the next photo</source>
      <translation>Zum nächsten Foto gehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Go to the photo before</source>
      <translation>Zum vorigen Foto gehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>No Stars</source>
      <translation>Keine Sterne</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Paste &amp;Edit</source>
      <translation>Bearbeitung e&amp;infügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Paste &amp;Special…</source>
      <translation>In&amp;halte einfügen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Pre&amp;vious Photo</source>
      <translation>&amp;Voriges Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Put chosen parts of the copied edit on the selected photos</source>
      <translation>Gewählte Teile der kopierten Bearbeitung auf die ausgewählten Fotos übertragen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Put the copied edit, but its crop, on the selected photos</source>
      <translation>Die kopierte Bearbeitung ohne Freistellung auf die ausgewählten Fotos übertragen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Put the current photo's edit, but its crop, on all selected photos</source>
      <translation>Die Bearbeitung des aktuellen Fotos ohne Freistellung auf alle ausgewählten übertragen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Re&amp;ject</source>
      <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>S&amp;ync Selected with Current</source>
      <translation>Auswahl s&amp;ynchronisieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Select &amp;All</source>
      <translation>&amp;Alle auswählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Select Current &amp;Only</source>
      <translation>Nur das ak&amp;tuelle auswählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Select all photos that are shown</source>
      <translation>Alle gezeigten Fotos auswählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Select the current photo alone</source>
      <translation>Nur das aktuelle Foto auswählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Show or hide the filmstrip</source>
      <translation>Den Filmstreifen ein- oder ausblenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Take the flags of the selected photos away</source>
      <translation>Die Markierung der ausgewählten Fotos aufheben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Take the selected photos out of the filmstrip; their files stay</source>
      <translation>Die ausgewählten Fotos aus dem Filmstreifen nehmen; ihre Dateien bleiben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/photo.py" />
      <source>Take the stars of the selected photos away</source>
      <translation>Den ausgewählten Fotos die Sterne nehmen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>&amp;Lower Quality</source>
      <translation>Qualität s&amp;enken</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>&amp;Next Map</source>
      <translation>&amp;Nächste Karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>&amp;Raise Quality</source>
      <translation>Qualität &amp;heben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Ask for a score two points higher</source>
      <translation>Einen um zwei Punkte höheren Wert verlangen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Ask for a score two points lower</source>
      <translation>Einen um zwei Punkte niedrigeren Wert verlangen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Go back to the look as it is</source>
      <translation>Zum Look zurückkehren, wie er ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Quality &amp;Map</source>
      <translation>Qualitäts&amp;karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Re&amp;set Quality</source>
      <translation>Qualität &amp;zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Restored &amp;Preview…</source>
      <translation>&amp;Restaurierte Vorschau…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Show on the photo where its quality is high or low</source>
      <translation>Auf dem Foto zeigen, wo seine Qualität hoch oder niedrig ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Show the map of the next scorer</source>
      <translation>Die Karte des nächsten Bewerters zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>What DRI would take out of the picture: a small preview, never saved</source>
      <translation>Was DRI aus dem Bild entfernen würde: eine kleine Vorschau, die nie gespeichert wird</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>&amp;Scopes</source>
      <translation>&amp;Scopes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>Count on a logarithmic scale, which shows rare codes too</source>
      <translation>Logarithmisch zählen, damit auch seltene Werte zu sehen sind</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>Hist&amp;ogram</source>
      <translation>Hist&amp;ogramm</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>Logarith&amp;mic Histogram</source>
      <translation>Logarith&amp;misches Histogramm</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>RGB &amp;Parade</source>
      <translation>RGB-&amp;Parade</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>See how bright the photo is over its width</source>
      <translation>Sehen, wie hell das Foto über seine Breite ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>See how often each code occurs; the dim line is the photo without its look</source>
      <translation>Sehen, wie oft jeder Wert vorkommt; die schwache Linie ist das Foto ohne Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>See red, green and blue over the photo's width, side by side</source>
      <translation>Rot, Grün und Blau über die Breite des Fotos nebeneinander sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>See which colours there are; the dashed line is that of skin</source>
      <translation>Sehen, welche Farben es gibt; die gestrichelte Linie ist die der Haut</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>Show or hide the panel of the scopes</source>
      <translation>Die Palette Scopes ein- oder ausblenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>Ve&amp;ctorscope</source>
      <translation>Ve&amp;ktorskop</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/scopes.py" />
      <source>Wa&amp;veform</source>
      <translation>&amp;Wellenform</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>&amp;Choose Data Folder…</source>
      <translation>&amp;Datenordner wählen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>&amp;Pause Training</source>
      <translation>Training an&amp;halten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>&amp;Start Training</source>
      <translation>Training &amp;starten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Choose the folder of pictures that the next training learns from</source>
      <translation>Den Ordner mit Bildern wählen, aus denen das nächste Training lernt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>D&amp;elete Training…</source>
      <translation>Training &amp;löschen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Delete the shown training with its checkpoints; an installed model stays</source>
      <translation>Das gezeigte Training mit seinen Zwischenständen löschen; ein eingesetztes Modell bleibt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Hold the training, or let it go on from where it was left</source>
      <translation>Das Training anhalten, oder es weitergehen lassen, wo es stand</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Open &amp;Data Folder</source>
      <translation>Dat&amp;enordner öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Open Training's &amp;Folder</source>
      <translation>Ordner des T&amp;rainings öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>S&amp;top Training</source>
      <translation>Training &amp;beenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Show or hide the trainings</source>
      <translation>Die Trainings zeigen oder verbergen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Show the folder of the shown training, with its model and its checkpoints, in the file manager</source>
      <translation>Den Ordner des gezeigten Trainings mit seinem Modell und seinen Zwischenständen in der Dateiverwaltung zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Show the folder that the shown training learns from in the file manager</source>
      <translation>Den Ordner, aus dem das gezeigte Training lernt, in der Dateiverwaltung zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Start the training that is set up in the Training panel</source>
      <translation>Das Training starten, das in der Palette Training eingerichtet ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Stop the training; what it has learnt is kept, and it can go on later</source>
      <translation>Das Training beenden; was es gelernt hat, bleibt, und es kann später weitergehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>Trai&amp;ning Panel</source>
      <translation>Palette Trai&amp;ning</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/training.py" />
      <source>a key for something that cannot be undone would be hit by mistake</source>
      <translation>eine Taste für etwas, das nicht rückgängig zu machen ist, träfe man aus Versehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;1:1</source>
      <translation>&amp;1:1</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;2:1</source>
      <translation>&amp;2:1</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;After</source>
      <translation>&amp;Nachher</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Amplify Difference</source>
      <translation>Differenz &amp;verstärken</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Before</source>
      <translation>&amp;Vorher</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Difference</source>
      <translation>&amp;Differenz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Fit</source>
      <translation>Gan&amp;zes Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Look Panel</source>
      <translation>Palette &amp;Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Pixel Values</source>
      <translation>&amp;Pixelwerte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Quality Panel</source>
      <translation>Palette &amp;Qualität</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Side by Side</source>
      <translation>Neben&amp;einander</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Unpin</source>
      <translation>Losl&amp;ösen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Wipe</source>
      <translation>&amp;Trennlinie</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Ad&amp;just Comparison</source>
      <translation>Vergleich &amp;anpassen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Change between the whole photo and 1:1 at the mouse</source>
      <translation>Zwischen ganzem Foto und 1:1 an der Maus wechseln</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Change the sides of wipe and side by side</source>
      <translation>Die Seiten der Trennlinie und des Nebeneinanders tauschen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Choose the screen's profile and what a soft proof is of</source>
      <translation>Das Bildschirmprofil wählen und wovon ein Softproof ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Clippin&amp;g Marks</source>
      <translation>&amp;Beschnitt zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Colour &amp;Settings…</source>
      <translation>Farb&amp;einstellungen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Compare before and after along a line that moves and turns</source>
      <translation>Vorher und nachher an einer Linie vergleichen, die sich ziehen und drehen lässt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Compare before and after beside each other</source>
      <translation>Vorher und nachher nebeneinander vergleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Compare with a picture from a file in place of before</source>
      <translation>Statt mit vorher mit einem Bild aus einer Datei vergleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Compare with before again</source>
      <translation>Wieder mit vorher vergleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Compare with the photo as it looks now in place of before</source>
      <translation>Statt mit vorher mit dem Foto vergleichen, wie es jetzt ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>F&amp;ull Screen</source>
      <translation>Voll&amp;bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>False &amp;Colours</source>
      <translation>&amp;Falschfarben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Fi&amp;ll</source>
      <translation>Fü&amp;llen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Fi&amp;t or 1:1</source>
      <translation>Ganz &amp;oder 1:1</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Fill the canvas with the photo</source>
      <translation>Die Arbeitsfläche mit dem Foto füllen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Fill the screen</source>
      <translation>Den Bildschirm füllen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Gamut &amp;Warning</source>
      <translation>Farbumfang&amp;warnung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Mark colours that the output of the soft proof cannot hold</source>
      <translation>Farben markieren, die die Ausgabe des Softproofs nicht wiedergeben kann</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Mark pixels that are blown or crushed</source>
      <translation>Ausgefressene und abgesoffene Pixel kennzeichnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Move the wipe line to the left</source>
      <translation>Die Trennlinie nach links schieben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Move the wipe line to the right</source>
      <translation>Die Trennlinie nach rechts schieben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Multiply the difference by half as much</source>
      <translation>Die Differenz halb so stark zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Multiply the difference by twice as much</source>
      <translation>Die Differenz doppelt so stark zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pa&amp;n</source>
      <translation>Ausschnitt vers&amp;chieben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pan &amp;Down</source>
      <translation>Nach &amp;unten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pan &amp;Left</source>
      <translation>Nach &amp;links</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pan &amp;Right</source>
      <translation>Nach &amp;rechts</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pan &amp;Up</source>
      <translation>Nach &amp;oben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pin &amp;Reference…</source>
      <translation>&amp;Referenz anheften…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pin the Present &amp;View</source>
      <translation>&amp;Jetzige Ansicht anheften</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pixel Info at the &amp;Mouse</source>
      <translation>Pixel-&amp;Info an der Maus</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>S&amp;often Difference</source>
      <translation>Differenz &amp;abschwächen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>S&amp;wap Sides</source>
      <translation>Seiten tau&amp;schen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Scr&amp;een Colours</source>
      <translation>Bild&amp;schirmfarben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See more of the photo's bottom</source>
      <translation>Mehr vom unteren Teil des Fotos sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See more of the photo's left</source>
      <translation>Mehr vom linken Teil des Fotos sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See more of the photo's right</source>
      <translation>Mehr vom rechten Teil des Fotos sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See more of the photo's top</source>
      <translation>Mehr vom oberen Teil des Fotos sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See one photo pixel on one screen pixel</source>
      <translation>Ein Fotopixel auf einem Bildschirmpixel sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See one photo pixel on two by two screen pixels</source>
      <translation>Ein Fotopixel auf zwei mal zwei Bildschirmpixeln sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See the whole photo</source>
      <translation>Das ganze Foto sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show how far before and after are apart</source>
      <translation>Zeigen, wie weit vorher und nachher auseinander liegen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show or hide the panel</source>
      <translation>Die Palette ein- oder ausblenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show or hide the scores</source>
      <translation>Die Werte ein- oder ausblenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show the photo as the output of the settings will show it</source>
      <translation>Das Foto so zeigen, wie die Ausgabe der Einstellungen es zeigen wird</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show the photo in its look</source>
      <translation>Das Foto in seinem Look zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show the photo without the look; hold B for a glance</source>
      <translation>Das Foto ohne Look zeigen; B halten für einen kurzen Blick</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show the scene's light in stops around grey</source>
      <translation>Das Licht der Szene in Blendenstufen um Grau zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Soft &amp;Proof</source>
      <translation>Soft&amp;proof</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Tell beside the mouse what is known of the pixel</source>
      <translation>Neben der Maus sagen, was vom Pixel bekannt ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Turn Wipe Line L&amp;eft</source>
      <translation>Trennlinie nach l&amp;inks drehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Turn Wipe Line Ri&amp;ght</source>
      <translation>Trennlinie nach re&amp;chts drehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Turn the wipe line by 5 degrees; or Alt and wheel</source>
      <translation>Die Trennlinie um 5 Grad drehen; oder Alt und Mausrad</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Wipe Line &amp;Left</source>
      <translation>Trennlinie nach &amp;links</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Wipe Line &amp;Right</source>
      <translation>Trennlinie nach &amp;rechts</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Zoom &amp;In</source>
      <translation>Ver&amp;größern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Zoom &amp;Out</source>
      <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Zoom in</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Zoom in until each pixel shows its numbers</source>
      <translation>Vergrößern, bis jedes Pixel seine Zahlen zeigt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Zoom out</source>
      <translation>Verkleinern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>&amp;Align the frames</source>
      <translation>Bilder &amp;ausrichten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>&amp;Browse…</source>
      <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>&amp;Merge</source>
      <translation>&amp;Zusammenfügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>&amp;Remove ghosts</source>
      <translation>&amp;Geister entfernen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Choose &amp;Files…</source>
      <translation>Da&amp;teien wählen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Choose Exposures</source>
      <translation>Belichtungen wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Choose F&amp;older…</source>
      <translation>&amp;Ordner wählen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Choose a Folder</source>
      <translation>Ordner wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Choose the exposures of a scene</source>
      <translation>Die Belichtungen einer Szene wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Choose the exposures of a scene, or a folder with several series.</source>
      <translation>Wählen Sie die Belichtungen einer Szene oder einen Ordner mit mehreren Reihen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Choose the folder and name</source>
      <translation>Ordner und Namen wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Exposures (*.jpg *.jpeg *.tif *.tiff *.dng *.cr2 *.cr3 *.nef *.arw *.raf *.orf *.rw2 *.pef *.srw);;All files (*)</source>
      <translation>Belichtungen (*.jpg *.jpeg *.tif *.tiff *.dng *.cr2 *.cr3 *.nef *.arw *.raf *.orf *.rw2 *.pef *.srw);;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Find all series in a folder and the folders in it</source>
      <translation>Alle Reihen in einem Ordner und den Ordnern darin finden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Lay the frames over each other, for series taken by hand (Space)</source>
      <translation>Die Bilder übereinanderlegen, für Reihen aus der Hand (Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Looking for series…</source>
      <translation>Reihen werden gesucht…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Merge Brackets</source>
      <translation>Belichtungsreihe zusammenfügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Merge the series, save it and open it (Enter)</source>
      <translation>Die Reihe zusammenfügen, speichern und öffnen (Eingabe)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>No series is chosen.</source>
      <translation>Keine Reihe ist gewählt.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Open &amp;Separately</source>
      <translation>&amp;Einzeln öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Open the files as pictures of their own</source>
      <translation>Die Dateien als eigene Bilder öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>OpenEXR (*.exr)</source>
      <translation>OpenEXR (*.exr)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Sa&amp;ve as</source>
      <translation>S&amp;peichern als</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Save as</source>
      <translation>Speichern als</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Show what moved once, as one of the frames shows it (Space)</source>
      <translation>Was sich bewegt hat, einmal zeigen, wie eines der Bilder es zeigt (Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>Take in two frames or more.</source>
      <translation>Haken Sie mindestens zwei Bilder an.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>The merged picture's file, an EXR; no file is ever replaced</source>
      <translation>Die Datei des zusammengefügten Bildes, ein EXR; keine Datei wird je ersetzt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>The preview is being made…</source>
      <translation>Die Vorschau entsteht…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>There is no series here: no pictures of different exposures, taken one after the other by one camera, whose EXIF tells the exposures.</source>
      <translation>Hier ist keine Reihe: keine Bilder verschiedener Belichtung, nacheinander von einer Kamera aufgenommen, deren EXIF die Belichtung nennt.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>{count} other picture is in none.</source>
      <translation>{count} weiteres Bild gehört zu keiner.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>{count} other pictures are in none.</source>
      <translation>{count} weitere Bilder gehören zu keiner.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>{count} series are found.</source>
      <translation>{count} Reihen gefunden.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/dialog.py" />
      <source>{count} series is found.</source>
      <translation>{count} Reihe gefunden.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/part.py" />
      <source>Merging {name}</source>
      <translation>{name} wird zusammengefügt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/part.py" />
      <source>is merged and saved in {folder}.</source>
      <translation>ist zusammengefügt und in {folder} gespeichert.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/part.py" />
      <source>{count} frame could not be aligned and lies as it is.</source>
      <translation>{count} Bild ließ sich nicht ausrichten und liegt, wie es ist.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/part.py" />
      <source>{count} frames could not be aligned and lie as they are.</source>
      <translation>{count} Bilder ließen sich nicht ausrichten und liegen, wie sie sind.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/part.py" />
      <source>{part} % of the picture moved and is shown once.</source>
      <translation>{part} % des Bildes haben sich bewegt und sind einmal zu sehen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/tree.py" />
      <source>Arrow keys choose a series, Space leaves out a frame or takes it in</source>
      <translation>Pfeiltasten wählen eine Reihe, die Leertaste lässt ein Bild weg oder nimmt es dazu</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/tree.py" />
      <source>Series</source>
      <translation>Reihen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/words.py" />
      <source>{first} – {last}   ·   {count} exposures over {stops} stops</source>
      <translation>{first} – {last}   ·   {count} Belichtungen über {stops} Blenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/words.py" />
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/brackets/words.py" />
      <source>{stops} EV</source>
      <translation>{stops} EV</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>a merged series is an EXR file; let its name end in {0}</source>
      <translation>eine zusammengefügte Reihe ist eine EXR-Datei; ihr Name muss auf {0} enden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>holds no finished picture of its own, as raw files and Ultra HDR do; give a before and an after</source>
      <translation>enthält kein eigenes fertiges Bild wie Raw-Dateien und Ultra HDR; geben Sie ein Vorher und ein Nachher</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>holds no finished picture of the camera; choose one beside it</source>
      <translation>enthält kein fertiges Bild der Kamera; wählen Sie eines daneben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>is a camera's raw file of a kind that is not read; develop it to DNG or TIFF</source>
      <translation>ist eine Raw-Datei einer Art, die nicht gelesen wird; entwickeln Sie sie zu DNG oder TIFF</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>is a damaged raw file: a part of its pixels cannot be read</source>
      <translation>ist eine beschädigte Raw-Datei: Ein Teil ihrer Pixel lässt sich nicht lesen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>is a damaged raw file: {0}</source>
      <translation>ist eine beschädigte Raw-Datei: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>is cut short: the end of the raw picture is missing</source>
      <translation>bricht ab: Das Ende des Raw-Bildes fehlt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>is exposed as the others are; choose pictures of different exposures</source>
      <translation>ist belichtet wie die anderen; wählen Sie Bilder verschiedener Belichtung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>is one of {0} exposures; at most {1} are merged</source>
      <translation>ist eine von {0} Belichtungen; höchstens {1} werden zusammengefügt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>is {0} pixels, the others {1}; leave it out</source>
      <translation>hat {0} Pixel, die anderen {1}; lassen Sie es weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>is {0} × {1} pixels, the others {2} × {3}; leave it out</source>
      <translation>hat {0} × {1} Pixel, die anderen {2} × {3}; lassen Sie es weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>tells no exposure time, so its place in a series is unknown</source>
      <translation>nennt keine Belichtungszeit, sodass sein Platz in einer Reihe unbekannt ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/camera_words.py" />
      <source>the series has more than {0} megapixels in all; leave some frames out</source>
      <translation>die Reihe hat zusammen mehr als {0} Megapixel; lassen Sie einige Bilder weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/canvas.py" />
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/crop.py" />
      <source>{width} × {height}</source>
      <translation>{width} × {height}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/decoration.py" />
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/decoration.py" />
      <source>Proof: {output}</source>
      <translation>Softproof: {output}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>0 codes</source>
      <translation>0 Stufen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>Blown</source>
      <translation>Ausgefressen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>Crushed</source>
      <translation>Abgesoffen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>Difference × {gain}</source>
      <translation>Differenz × {gain}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>Outside {output}</source>
      <translation>Außerhalb von {output}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>Scene light, in stops around grey</source>
      <translation>Szenenlicht in Blendenstufen um Grau</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/overlay.py" />
      <source>{metric} by region</source>
      <translation>{metric} nach Bereich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/readout.py" />
      <source>Output</source>
      <translation>Ausgabe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/readout.py" />
      <source>Pixel</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/readout.py" />
      <source>Scene</source>
      <translation>Szene</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/readout.py" />
      <source>Stops</source>
      <translation>Blenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/readout.py" />
      <source>{number} EV</source>
      <translation>{number} EV</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>A before and an after</source>
      <translation>Ein Vorher und ein Nachher</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>A folder</source>
      <translation>Ein Ordner</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Drop photos here to begin</source>
      <translation>Fotos hierher ziehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Finished pictures</source>
      <translation>Fertige Bilder</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>HDR photos</source>
      <translation>HDR-Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Let go to open</source>
      <translation>Loslassen zum Öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Open Photos…</source>
      <translation>Fotos öffnen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Raw, OpenEXR, Radiance HDR, PFM, TIFF or Ultra HDR JPEG</source>
      <translation>Raw, OpenEXR, Radiance HDR, PFM, TIFF oder Ultra-HDR-JPEG</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Recent photos</source>
      <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Try the Demo</source>
      <translation>Demo ausprobieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Welcome</source>
      <translation>Willkommen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>of one scene, to teach a look by example</source>
      <translation>einer Szene, um einen Look am Beispiel zu lehren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>to see and compare their quality scores</source>
      <translation>um ihre Qualitätswerte zu sehen und zu vergleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>with any of these</source>
      <translation>mit etwas davon</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>{guide} opens the guide, {shortcuts} lists all keys, {palette} finds any command</source>
      <translation>{guide} öffnet die Anleitung, {shortcuts} zeigt alle Tasten, {palette} findet jeden Befehl</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>cannot be read as {0}: {1}</source>
      <translation>lässt sich nicht als {0} lesen: {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>is a camera's raw file, whose colours are the camera's and no others</source>
      <translation>ist eine Rohdatei einer Kamera, deren Farben die der Kamera sind und keine anderen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>is to be read as {0}, which needs an OpenColorIO configuration; choose one in the settings, or another input space</source>
      <translation>soll als {0} gelesen werden, wozu eine OpenColorIO-Konfiguration nötig ist; wählen Sie eine in den Einstellungen oder einen anderen Eingangsfarbraum</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile cannot be applied: {0}</source>
      <translation>das Farbprofil lässt sich nicht anwenden: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile has a curve of unknown kind {0}</source>
      <translation>das Farbprofil hat eine Kurve der unbekannten Art {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile has a curve that runs to infinity</source>
      <translation>das Farbprofil hat eine Kurve, die ins Unendliche läuft</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile has a curve without slope</source>
      <translation>das Farbprofil hat eine Kurve ohne Steigung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile has no {0} tag</source>
      <translation>dem Farbprofil fehlt der Eintrag {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile has primaries that span no colours</source>
      <translation>die Grundfarben des Farbprofils spannen keine Farben auf</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile is damaged: a curve cannot be read</source>
      <translation>das Farbprofil ist beschädigt: Eine Kurve ist nicht lesbar</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile is damaged: a curve is cut off</source>
      <translation>das Farbprofil ist beschädigt: Eine Kurve ist abgeschnitten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile is damaged: a tag is too short</source>
      <translation>das Farbprofil ist beschädigt: Ein Eintrag ist zu kurz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile is damaged: it has no ICC header</source>
      <translation>das Farbprofil ist beschädigt: Es hat keinen ICC-Kopf</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile is damaged: its tag table is cut off</source>
      <translation>das Farbprofil ist beschädigt: Seine Inhaltstabelle ist abgeschnitten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile is damaged: tag {0} is cut off</source>
      <translation>das Farbprofil ist beschädigt: Der Eintrag {0} ist abgeschnitten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile is for {0} pictures, not RGB</source>
      <translation>das Farbprofil ist für {0}-Bilder, nicht für RGB</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile is for {0} pictures, not RGB or CMYK</source>
      <translation>das Farbprofil ist für {0}-Bilder, weder für RGB noch für CMYK</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>the colour profile is not one of a screen</source>
      <translation>das Farbprofil ist nicht das eines Bildschirms</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>{0}: cannot be used by OpenColorIO: {1}</source>
      <translation>{0}: lässt sich von OpenColorIO nicht verwenden: {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>{0}: is no OpenColorIO configuration; choose a .ocio or .ocioz file</source>
      <translation>{0}: ist keine OpenColorIO-Konfiguration; wählen Sie eine .ocio- oder .ocioz-Datei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>{0}: it has no colour space “{1}”; choose another</source>
      <translation>{0}: darin gibt es keinen Farbraum „{1}“; wählen Sie einen anderen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>{0}: it has no view “{1}” of “{2}”; choose another</source>
      <translation>{0}: darin gibt es keine Ansicht „{1}“ von „{2}“; wählen Sie eine andere</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>{0}: there is no such file; it may have been moved or renamed</source>
      <translation>{0}: diese Datei gibt es nicht; vielleicht wurde sie verschoben oder umbenannt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/colour_words.py" />
      <source>{0}; it is shown as its file says</source>
      <translation>{0}; es wird so gezeigt, wie seine Datei es sagt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/add_pair.py" />
      <source>Add Exemplar Pair</source>
      <translation>Beispielpaar hinzufügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/add_pair.py" />
      <source>Choose the HDR photo</source>
      <translation>Das HDR-Foto wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/add_pair.py" />
      <source>Choose the finished picture</source>
      <translation>Das fertige Bild wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/add_pair.py" />
      <source>The HDR photo: raw, EXR, Radiance HDR, PFM or HDR TIFF.</source>
      <translation>Das HDR-Foto: Raw, EXR, Radiance HDR, PFM oder HDR-TIFF.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/add_pair.py" />
      <source>The same scene, finished in the look: JPEG, PNG or TIFF.</source>
      <translation>Dieselbe Szene, fertig im Look: JPEG, PNG oder TIFF.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/add_pair.py" />
      <source>Ultra HDR JPEGs and most raw files hold both pictures: leave the second step empty.</source>
      <translation>Ultra-HDR-JPEGs und die meisten Raw-Dateien enthalten beide Bilder: den zweiten Schritt leer lassen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/file_row.py" />
      <source>Browse: {name}</source>
      <translation>Durchsuchen: {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/file_row.py" />
      <source>Browse…</source>
      <translation>Durchsuchen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/file_row.py" />
      <source>Drop a file here, type its path, or browse</source>
      <translation>Eine Datei hierher ziehen, ihren Pfad eingeben oder durchsuchen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Close the guide (Esc)</source>
      <translation>Die Anleitung schließen (Esc)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Guide</source>
      <translation>Anleitung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Page</source>
      <translation>Seite</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Pages of the guide</source>
      <translation>Seiten der Anleitung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Previous</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>Command Palette</source>
      <translation>Befehlspalette</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>Commands</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>Find a command</source>
      <translation>Einen Befehl suchen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>No command is called that</source>
      <translation>So heißt kein Befehl</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>Type the name of a command</source>
      <translation>Name eines Befehls</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>on</source>
      <translation>ein</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/restored.py" />
      <source>As it is</source>
      <translation>Wie es ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/restored.py" />
      <source>Close this preview (Esc)</source>
      <translation>Diese Vorschau schließen (Esc)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/restored.py" />
      <source>Restored</source>
      <translation>Restauriert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/restored.py" />
      <source>Restored Preview</source>
      <translation>Restaurierte Vorschau</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/restored.py" />
      <source>Restored: what DRI takes for damage is taken out as far as it can, which often is little. The preview helps to understand the score; it is never saved.</source>
      <translation>Restauriert: Was DRI für einen Schaden hält, ist entfernt, soweit es das kann; oft ist das wenig. Die Vorschau hilft, den Wert zu verstehen; sie wird nie gespeichert.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/restored.py" />
      <source>The picture as DRI would restore it</source>
      <translation>Das Bild, wie DRI es restaurieren würde</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/restored.py" />
      <source>The picture as it is</source>
      <translation>Das Bild, wie es ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/save.py" />
      <source>&amp;Replace the file that has this name</source>
      <translation>Die Datei dieses Namens &amp;ersetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/save.py" />
      <source>F&amp;ile</source>
      <translation>Date&amp;i</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/save.py" />
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/save.py" />
      <source>Save Picture</source>
      <translation>Bild speichern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>Close the settings, which hold already (Esc)</source>
      <translation>Die Einstellungen schließen; sie gelten bereits (Esc)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>Colour profiles (*.icc *.icm)</source>
      <translation>Farbprofile (*.icc *.icm)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>From a file…</source>
      <translation>Aus einer Datei…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>OpenColorIO configurations (*.ocio *.ocioz)</source>
      <translation>OpenColorIO-Konfigurationen (*.ocio *.ocioz)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>Restore Defaults</source>
      <translation>Standard wiederherstellen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>Set everything here as it was at first</source>
      <translation>Hier alles wieder wie am Anfang einstellen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>The language changes when Disque Studio is started again.</source>
      <translation>Die Sprache wechselt beim nächsten Start von Disque Studio.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>A large step less or more</source>
      <translation>Ein großer Schritt weniger oder mehr</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Arrow keys</source>
      <translation>Pfeiltasten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Back to the neutral value</source>
      <translation>Zurück zum neutralen Wert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Close the list (Esc)</source>
      <translation>Die Liste schließen (Esc)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Command</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Double-click</source>
      <translation>Doppelklick</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Double-click on the name</source>
      <translation>Doppelklick auf den Namen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Drag</source>
      <translation>Ziehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Home, End</source>
      <translation>Pos1, Ende</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Keyboard Shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Lowest or highest value</source>
      <translation>Niedrigster oder höchster Wert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Mouse on the canvas</source>
      <translation>Maus auf der Arbeitsfläche</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Mouse wheel</source>
      <translation>Mausrad</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>One step less or more</source>
      <translation>Ein Schritt weniger oder mehr</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Page Up, Page Down</source>
      <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Pan</source>
      <translation>Verschieben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Print the commands that are shown</source>
      <translation>Die gezeigten Befehle drucken</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Print…</source>
      <translation>Drucken…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Search commands and keys</source>
      <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Sliders</source>
      <translation>Regler</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>What it does</source>
      <translation>Wirkung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Whole photo or 1:1</source>
      <translation>Ganzes Foto oder 1:1</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Zoom to the cursor</source>
      <translation>Zum Mauszeiger zoomen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>As the file says</source>
      <translation>Wie die Datei es sagt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>By the primaries, the curve or the profile that the file states</source>
      <translation>Nach den Primärfarben, der Kurve oder dem Profil, die in der Datei stehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Choose the colour configuration (Ctrl+Shift+Y)</source>
      <translation>Die Farbkonfiguration wählen (Strg+Umschalt+Y)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Colour Settings…</source>
      <translation>Farbeinstellungen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Colour spaces</source>
      <translation>Farbräume</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Find a colour space</source>
      <translation>Einen Farbraum suchen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Input Space</source>
      <translation>Eingangsfarbraum</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Read</source>
      <translation>Lesen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Read the photo's pixels as:</source>
      <translation>Die Pixel des Fotos lesen als:</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Read the pixels of {count} photos as:</source>
      <translation>Die Pixel von {count} Fotos lesen als:</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Type a part of the name</source>
      <translation>Teil des Namens</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>Without a colour configuration there are no other spaces. Choose one in the settings.</source>
      <translation>Ohne Farbkonfiguration gibt es keine anderen Farbräume. Wählen Sie eine in den Einstellungen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/input_space.py" />
      <source>{name} (missing)</source>
      <translation>{name} (fehlt)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/studio_colours.py" />
      <source>$OCIO is not set; choose a colour configuration</source>
      <translation>$OCIO ist nicht gesetzt; wählen Sie eine Farbkonfiguration</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/studio_colours.py" />
      <source>Input space {name}</source>
      <translation>Eingangsfarbraum {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/studio_colours.py" />
      <source>as the file says</source>
      <translation>wie die Datei es sagt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/studio_colours.py" />
      <source>{name}: {spaces} input spaces, {views} views</source>
      <translation>{name}: {spaces} Eingangsfarbräume, {views} Ansichten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/system.py" />
      <source>no profile is set for this screen in the system's colour settings</source>
      <translation>in den Farbeinstellungen des Systems ist für diesen Bildschirm kein Profil festgelegt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/system.py" />
      <source>on Wayland the system itself brings pictures to the screen's colours</source>
      <translation>unter Wayland bringt das System selbst die Bilder in die Farben des Bildschirms</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/system.py" />
      <source>this window system tells nothing of its screens' colours</source>
      <translation>dieses Fenstersystem sagt nichts über die Farben seiner Bildschirme</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/words.py" />
      <source>The screen's colours are assumed to be sRGB</source>
      <translation>Für den Bildschirm wird sRGB angenommen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/words.py" />
      <source>The screen's colours: {name}, chosen in the settings</source>
      <translation>Farben des Bildschirms: {name}, in den Einstellungen gewählt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/words.py" />
      <source>The screen's colours: {name}, from the system</source>
      <translation>Farben des Bildschirms: {name}, vom System</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/words.py" />
      <source>without a name</source>
      <translation>ohne Namen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/work.py" />
      <source>is too large for a colour profile</source>
      <translation>ist zu groß für ein Farbprofil</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/display/x11.py" />
      <source>the X server does not answer</source>
      <translation>der X-Server antwortet nicht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/docks.py" />
      <source>Move the panel {title}</source>
      <translation>Die Palette {title} verschieben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/docks.py" />
      <source>Panels</source>
      <translation>Paletten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/docks.py" />
      <source>{title}: drag to move, double-click to float</source>
      <translation>{title}: ziehen zum Verschieben, Doppelklick zum Ablösen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Cropping {name}</source>
      <translation>{name} wird freigestellt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Exposure</source>
      <translation>Belichtung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Look of the pairs</source>
      <translation>Look der Paare</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Look {name}</source>
      <translation>Look {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Opening the demo photo</source>
      <translation>Das Demofoto wird geöffnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Opening {name}</source>
      <translation>{name} wird geöffnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Quality target</source>
      <translation>Zielqualität</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Saving {name}</source>
      <translation>{name} wird gespeichert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Strength</source>
      <translation>Stärke</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>Finished pictures (*.jpg *.jpeg *.png *.tif *.tiff *.webp);;All files (*)</source>
      <translation>Fertige Bilder (*.jpg *.jpeg *.png *.tif *.tiff *.webp);;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>Looking into {count} file</source>
      <translation>{count} Datei wird angesehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>Looking into {count} files</source>
      <translation>{count} Dateien werden angesehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>Looks (*.look)</source>
      <translation>Looks (*.look)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>Photos (*.exr *.hdr *.pic *.pfm *.tif *.tiff *.png *.jpg *.jpeg *.webp *.dng *.cr2 *.cr3 *.nef *.arw *.raf *.orf *.rw2 *.pef *.srw);;All files (*)</source>
      <translation>Fotos (*.exr *.hdr *.pic *.pfm *.tif *.tiff *.png *.jpg *.jpeg *.webp *.dng *.cr2 *.cr3 *.nef *.arw *.raf *.orf *.rw2 *.pef *.srw);;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>Sessions (*.disque)</source>
      <translation>Sitzungen (*.disque)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>and {count} more</source>
      <translation>und {count} weitere</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>{count} files were left out. {reasons}</source>
      <translation>{count} Dateien wurden ausgelassen. {reasons}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/editing.py" />
      <source>Add {count} photos</source>
      <translation>{count} Fotos hinzufügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/editing.py" />
      <source>Add {name}</source>
      <translation>{name} hinzufügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/editing.py" />
      <source>Remove photo</source>
      <translation>Foto entfernen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/editing.py" />
      <source>Remove {count} photos</source>
      <translation>{count} Fotos entfernen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Blur: even the sharpest parts are soft</source>
      <translation>Unschärfe: Selbst die schärfsten Stellen sind weich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Clipped highlights</source>
      <translation>Ausgefressene Lichter</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Clipped highlights: {0} is full in {1}</source>
      <translation>Ausgefressene Lichter: {0} ist voll in {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Colour cast: even the most neutral tones lean towards {0}</source>
      <translation>Farbstich: Selbst die neutralsten Töne neigen zu {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Compression: the borders of blocks show</source>
      <translation>Kompression: Blockgrenzen sind zu sehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Crushed shadows</source>
      <translation>Abgesoffene Tiefen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Flat: tones span {0} of the 100 steps from black to white</source>
      <translation>Flau: Die Töne umfassen {0} der 100 Stufen von Schwarz bis Weiß</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Halos: strong edges have bright or dark fringes, most in {0}</source>
      <translation>Höfe: Starke Kanten haben helle oder dunkle Säume, am meisten {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Noise: smooth areas are grainy</source>
      <translation>Rauschen: Glatte Flächen sind körnig</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>Oversaturated: {0} is garish, most in {1}</source>
      <translation>Übersättigt: {0} ist grell, am meisten {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>a look cannot have the name “{0}”; use letters, digits and blanks</source>
      <translation>ein Look kann nicht „{0}“ heißen; verwenden Sie Buchstaben, Ziffern und Leerzeichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>a look model needs {0} pairs or more, and about {1} are good</source>
      <translation>ein Look-Modell braucht mindestens {0} Paare, und etwa {1} sind gut</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>a picture of {0} x {1} cannot be compared with a reference of {2} x {3}: their shapes differ; crop both alike</source>
      <translation>ein Bild von {0} × {1} lässt sich nicht mit einer Referenz von {2} × {3} vergleichen: Ihre Formate sind verschieden; beschneiden Sie beide gleich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>an exemplar pair of this look is gone; add it again, or choose another look</source>
      <translation>ein Beispielpaar dieses Looks fehlt; fügen Sie es wieder hinzu oder wählen Sie einen anderen Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>before and after do not show the same picture: {0}; {1}</source>
      <translation>Vorher und Nachher zeigen nicht dasselbe Bild: {0}; {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>beyond this the picture would lose structure of the photo</source>
      <translation>darüber hinaus verlöre das Bild Struktur des Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>blind</source>
      <translation>blind</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>blue</source>
      <translation>Blau</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be deleted: {0}</source>
      <translation>lässt sich nicht löschen: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be opened: {0}</source>
      <translation>lässt sich nicht öffnen: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be read: {0}</source>
      <translation>lässt sich nicht lesen: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be renamed: {0}</source>
      <translation>lässt sich nicht umbenennen: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be written to: {0}</source>
      <translation>lässt sich nicht beschreiben: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be written: a folder has that name; choose another name</source>
      <translation>lässt sich nicht schreiben: Ein Ordner heißt so; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be written: its folder does not exist; choose another folder</source>
      <translation>lässt sich nicht schreiben: Der Ordner fehlt; wählen Sie einen anderen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be written: its folder or the old file is read-only; choose another place</source>
      <translation>lässt sich nicht schreiben: Der Ordner oder die alte Datei ist schreibgeschützt; wählen Sie einen anderen Ort</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be written: its name is too long; choose a shorter one</source>
      <translation>lässt sich nicht schreiben: Der Name ist zu lang; wählen Sie einen kürzeren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be written: the disk is full; free some space or choose another disk</source>
      <translation>lässt sich nicht schreiben: Der Datenträger ist voll; schaffen Sie Platz oder wählen Sie einen anderen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cannot be written: the pair {0} is not loaded; {1}</source>
      <translation>kann nicht geschrieben werden: Das Paar {0} ist nicht geladen; {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>could not be read within {0} seconds</source>
      <translation>ließ sich nicht innerhalb von {0} Sekunden lesen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>cyan</source>
      <translation>Cyan</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>disque compares with a reference; give the photo or a picture</source>
      <translation>disque vergleicht mit einer Referenz; geben Sie das Foto oder ein Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>does not hold a causal model of this version: {0}</source>
      <translation>enthält kein kausales Modell dieser Version: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>does not hold the expected weights: {0}</source>
      <translation>enthält nicht die erwarteten Gewichte: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>exists already; choose another name</source>
      <translation>gibt es schon; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>exists already; it is replaced only where overwriting is asked for</source>
      <translation>gibt es schon; ersetzt wird nur, wo Überschreiben verlangt ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>give the untouched photo and its edited version</source>
      <translation>geben Sie das unveränderte Foto und seine bearbeitete Fassung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>green</source>
      <translation>Grün</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>has no HDR photo here; drop the two together</source>
      <translation>hat hier kein HDR-Foto; ziehen Sie beide zusammen herein</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>has no finished picture here; drop the two together</source>
      <translation>hat hier kein fertiges Bild; ziehen Sie beide zusammen herein</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>holds a pair that {0}</source>
      <translation>enthält ein Paar, für das gilt: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>holds no calibration: {0}</source>
      <translation>enthält keine Kalibrierung: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>holds no demo photo; the installation is incomplete</source>
      <translation>enthält kein Demofoto; die Installation ist unvollständig</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>holds no {0} read-out</source>
      <translation>enthält keine Auswertung „{0}“</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is a camera raw file (DNG), which is not read; develop it to EXR or TIFF</source>
      <translation>ist eine Raw-Datei (DNG), die nicht gelesen wird; entwickeln Sie sie zu EXR oder TIFF</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is a damaged session: {0}; use another copy of it</source>
      <translation>ist eine beschädigte Sitzung: {0}; nehmen Sie eine andere Kopie</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is a float TIFF, scene light and no finished picture; save it with 8 or 16 bits</source>
      <translation>ist ein Gleitkomma-TIFF mit Szenenlicht und kein fertiges Bild; speichern Sie es mit 8 oder 16 Bit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is a look of version {0}, and this program reads version {1}</source>
      <translation>ist ein Look der Version {0}, und dieses Programm liest Version {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is a model for {0}, not for {1}</source>
      <translation>ist ein Modell für {0}, nicht für {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is a model of version {0}; this program reads version {1}</source>
      <translation>ist ein Modell der Version {0}; dieses Programm liest Version {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is a session of version {0}, and this program reads version {1}</source>
      <translation>ist eine Sitzung der Version {0}, und dieses Programm liest Version {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is a session; drop it on the photo</source>
      <translation>ist eine Sitzung; ziehen Sie sie auf das Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is above {0} MiB, too large for a session</source>
      <translation>ist größer als {0} MiB, zu groß für eine Sitzung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is an HDR file ({0}), not a finished picture; give a JPEG, PNG, WebP or TIFF</source>
      <translation>ist eine HDR-Datei ({0}), kein fertiges Bild; geben Sie ein JPEG, PNG, WebP oder TIFF</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is an original, and originals are never changed; choose another name</source>
      <translation>ist ein Original, und Originale werden nie verändert; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is beyond the first {0} pictures of the map</source>
      <translation>kommt nach den ersten {0} Bildern der Karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is cut short after row {0} of {1}, counted from the bottom</source>
      <translation>bricht nach Zeile {0} von {1} ab, von unten gezählt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is cut short: it ends within its header</source>
      <translation>bricht ab: Die Datei endet im Kopf</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is cut short: it ends within its table of chunks</source>
      <translation>bricht ab: Die Datei endet in der Tabelle ihrer Blöcke</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is cut short: some of its rows are missing</source>
      <translation>bricht ab: Einige Zeilen fehlen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is cut short: the end of the picture is missing</source>
      <translation>bricht ab: Das Ende des Bildes fehlt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is damaged: its pixels cannot be decompressed</source>
      <translation>ist beschädigt: Die Pixel lassen sich nicht entpacken</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is damaged: {0}</source>
      <translation>ist beschädigt: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is damaged: {0}; use another copy of it</source>
      <translation>ist beschädigt: {0}; nehmen Sie eine andere Kopie</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is empty</source>
      <translation>ist leer</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is gone; the look model that comes with the program is used</source>
      <translation>fehlt; das gelieferte Look-Modell wird verwendet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is incomplete: some of its rows were never written</source>
      <translation>ist unvollständig: Einige Zeilen wurden nie geschrieben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is missing; train it with python -m trainer fit</source>
      <translation>fehlt; trainieren Sie es mit python -m trainer fit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is no Disque Studio model; choose a .safetensors file made by the trainer</source>
      <translation>ist kein Modell von Disque Studio; wählen Sie eine .safetensors-Datei aus einem Training</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is no export preset that can be used: {0}</source>
      <translation>ist keine brauchbare Vorgabe: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is no look, or damaged; choose a .look file that Disque Studio saved</source>
      <translation>ist kein Look oder beschädigt; wählen Sie eine .look-Datei von Disque Studio</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is no look: it is above {0} MiB; choose a .look file</source>
      <translation>ist kein Look: Die Datei ist größer als {0} MiB; wählen Sie eine .look-Datei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is no session file</source>
      <translation>ist keine Sitzungsdatei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is no session; choose a {0} file that Disque Studio saved</source>
      <translation>ist keine Sitzung; wählen Sie eine {0}-Datei, die Disque Studio gespeichert hat</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is not a file</source>
      <translation>ist keine Datei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is not a picture known here; {0}</source>
      <translation>ist kein hier bekanntes Bild; {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is of an architecture that is not known here: {0}</source>
      <translation>hat einen Aufbau, der hier nicht bekannt ist: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is to lie in a folder that does not exist</source>
      <translation>soll in einem Ordner liegen, den es nicht gibt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is too large: {0} × {1} pixels; the limit is {2} MP</source>
      <translation>ist zu groß: {0} × {1} Pixel; die Grenze sind {2} MP</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>is {0}, which is not read; {1}</source>
      <translation>ist {0} und wird nicht gelesen; {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>it holds a file {0}</source>
      <translation>sie enthält eine Datei {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>it holds too many files</source>
      <translation>sie enthält zu viele Dateien</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>it is cut short</source>
      <translation>sie ist abgeschnitten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>it unpacks to more than {0} MiB</source>
      <translation>ausgepackt ist sie größer als {0} MiB</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>its contents are not those that were saved</source>
      <translation>der Inhalt ist nicht der gespeicherte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>lacks its calibration: {0}</source>
      <translation>enthält keine Kalibrierung: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>made its decoder crash: the file is damaged, or memory ran out</source>
      <translation>hat den Leser zum Absturz gebracht: Die Datei ist beschädigt, oder der Speicher reichte nicht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>magenta</source>
      <translation>Magenta</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>needs more memory than this machine can give</source>
      <translation>braucht mehr Speicher, als dieser Rechner hat</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>no folder is chosen for the export; choose one</source>
      <translation>für den Export ist kein Ordner gewählt; wählen Sie einen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>no smooth change of tone and colour brings the score further</source>
      <translation>keine sanfte Änderung von Ton und Farbe bringt den Wert weiter</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>one is the other's mirror image</source>
      <translation>eines ist das Spiegelbild des anderen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>orange</source>
      <translation>Orange</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>plain black</source>
      <translation>rein schwarz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>plain white</source>
      <translation>rein weiß</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>red</source>
      <translation>Rot</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the centre</source>
      <translation>in der Mitte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the left part</source>
      <translation>links</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the look's code (array {0}) does not fit this program; make the look anew</source>
      <translation>der Code des Looks (Feld {0}) passt nicht zu diesem Programm; machen Sie den Look neu</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the lower left</source>
      <translation>unten links</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the lower part</source>
      <translation>unten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the lower right</source>
      <translation>unten rechts</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the name is above {0} characters</source>
      <translation>der Name hat mehr als {0} Zeichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the name is empty; write {name} for the photo's own name</source>
      <translation>der Name ist leer; schreiben Sie {name} für den Namen des Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the pairs of {0} are gone; make the look model anew</source>
      <translation>die Paare von {0} fehlen; machen Sie das Look-Modell neu</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the right part</source>
      <translation>rechts</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the scale ends here</source>
      <translation>hier endet die Skala</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the search goes no further from the look</source>
      <translation>weiter entfernt sich die Suche nicht vom Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the upper left</source>
      <translation>oben links</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the upper part</source>
      <translation>oben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the upper right</source>
      <translation>oben rechts</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the {0} picture is too small to compare; {1}</source>
      <translation>das Bild {0} ist zu klein zum Vergleichen; {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>the {0} picture shows nothing, it is one flat tone; {1}</source>
      <translation>das Bild {0} zeigt nichts als einen einzigen Ton; {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>their contents do not match</source>
      <translation>ihre Inhalte passen nicht zusammen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>there is a look {0} already; choose another name</source>
      <translation>einen Look {0} gibt es schon; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>there is no built-in look {0}; choose another look</source>
      <translation>einen mitgelieferten Look {0} gibt es nicht; wählen Sie einen anderen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>there is no export preset "{0}"; there are: {1}</source>
      <translation>eine Vorgabe „{0}“ gibt es nicht; es gibt: {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>there is no such file; it may have been moved or renamed</source>
      <translation>diese Datei gibt es nicht; vielleicht wurde sie verschoben oder umbenannt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>there is no {0}; known are {1}</source>
      <translation>{0} gibt es nicht; bekannt sind {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>they overlap in part only</source>
      <translation>sie überlappen sich nur zum Teil</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>tmqi compares with the HDR photo that a picture was made of; give one</source>
      <translation>tmqi vergleicht mit dem HDR-Foto, aus dem ein Bild gemacht wurde; geben Sie eines</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>tmqi needs pictures of at least {0} pixels a side; this one has {1} x {2}</source>
      <translation>tmqi braucht Bilder von mindestens {0} Pixeln je Seite; dieses hat {1} × {2}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>try again, or take the pair off the shelf</source>
      <translation>versuchen Sie es noch einmal, oder nehmen Sie das Paar aus dem Regal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>violet</source>
      <translation>Violett</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>vs. HDR photo</source>
      <translation>gegen HDR-Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>vs. as opened</source>
      <translation>wie geöffnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>vs. before</source>
      <translation>gegen Vorher</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>was fitted to another look model; run python -m trainer fit disque-hdr anew</source>
      <translation>wurde an ein anderes Look-Modell angepasst; führen Sie python -m trainer fit disque-hdr neu aus</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>was made by another look model, so that it follows its pairs less closely; show the pairs again, as a new look</source>
      <translation>wurde von einem anderen Look-Modell gemacht und folgt seinen Paaren daher weniger genau; zeigen Sie die Paare noch einmal, als neuen Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>was made for another version of the look model that comes with the program; make it anew</source>
      <translation>wurde für eine andere Version des gelieferten Look-Modells gemacht; machen Sie es neu</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>was trained for another version of this program; train it anew</source>
      <translation>wurde für eine andere Version dieses Programms trainiert; trainieren Sie es neu</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>would be above {0} MiB; mix fewer exemplars</source>
      <translation>wäre größer als {0} MiB; mischen Sie weniger Beispiele</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>would hold more than {0} pairs or {1} MiB</source>
      <translation>enthielte mehr als {0} Paare oder {1} MiB</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>yellow</source>
      <translation>Gelb</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} compares with a finished picture; give a JPEG, PNG, WebP or TIFF as the reference</source>
      <translation>{0} vergleicht mit einem fertigen Bild; geben Sie ein JPEG, PNG, WebP oder TIFF als Referenz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} compares with a finished picture; give one</source>
      <translation>{0} vergleicht mit einem fertigen Bild; geben Sie eines</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} compares with a reference; give one</source>
      <translation>{0} vergleicht mit einer Referenz; geben Sie eine</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} compares with the scene's light; give the HDR photo as the reference</source>
      <translation>{0} vergleicht mit dem Licht der Szene; geben Sie das HDR-Foto als Referenz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} is a built-in preset; choose another name</source>
      <translation>{0} ist eine mitgelieferte Vorgabe; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} is built in; only your own looks can be changed</source>
      <translation>{0} ist mitgeliefert; nur eigene Looks lassen sich ändern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} is not in it</source>
      <translation>{0} fehlt darin</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} is packed in an unknown way</source>
      <translation>{0} ist auf unbekannte Weise gepackt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} needs pictures of at least {1} pixels a side; this one has {2} x {3}</source>
      <translation>{0} braucht Bilder von mindestens {1} Pixeln je Seite; dieses hat {2} × {3}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0} of the picture</source>
      <translation>{0} des Bildes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0}.</source>
      <translation>{0}.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0}: {1}</source>
      <translation>{0}: {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0}: {1} is {2}, most in {3}</source>
      <translation>{0}: {1} ist {2}, am meisten {3}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0}; take pairs off the shelf</source>
      <translation>{0}; nehmen Sie Paare aus dem Regal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0}; update Disque Studio</source>
      <translation>{0}; aktualisieren Sie Disque Studio</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/engine_words.py" />
      <source>{0}; update Disque Studio, or make the look anew</source>
      <translation>{0}; aktualisieren Sie Disque Studio, oder machen Sie den Look neu</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>&amp;All photos, {count}</source>
      <translation>&amp;Alle Fotos, {count}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>&amp;Preset</source>
      <translation>&amp;Vorgabe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>C&amp;urrent photo, {name}</source>
      <translation>Ak&amp;tuelles Foto, {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>Export</source>
      <translation>Export</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>Export {count} photo</source>
      <translation>{count} Foto exportieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>Export {count} photos</source>
      <translation>{count} Fotos exportieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>Leave out &amp;rejected photos</source>
      <translation>A&amp;bgelehnte Fotos auslassen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>Se&amp;lected photo, {count}</source>
      <translation>Ausge&amp;wähltes Foto, {count}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>Se&amp;lected photos, {count}</source>
      <translation>Ausge&amp;wählte Fotos, {count}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/dialog.py" />
      <source>There is no photo to export.</source>
      <translation>Es gibt kein Foto zu exportieren.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/model.py" />
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/model.py" />
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/model.py" />
      <source>Exporting</source>
      <translation>Wird exportiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/model.py" />
      <source>Failed</source>
      <translation>Misslungen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/model.py" />
      <source>Left out</source>
      <translation>Ausgelassen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/model.py" />
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>&amp;Insert</source>
      <translation>&amp;Einfügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>&amp;Name</source>
      <translation>&amp;Name</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Add a number to the new file</source>
      <translation>Der neuen Datei eine Nummer geben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Beside each photo, in</source>
      <translation>Neben jedem Foto, in</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Choose the folder</source>
      <translation>Den Ordner wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Choose the folder to export into.</source>
      <translation>Wählen Sie den Ordner für den Export.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Day it was taken</source>
      <translation>Tag der Aufnahme</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Example</source>
      <translation>Beispiel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Export Into</source>
      <translation>Exportieren nach</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>F&amp;older</source>
      <translation>&amp;Ordner</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Folder rule</source>
      <translation>Ordnerregel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Height in pixels</source>
      <translation>Höhe in Pixeln</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>If it is &amp;there</source>
      <translation>Falls vor&amp;handen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Into the folder</source>
      <translation>In den Ordner</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Leave the photo out</source>
      <translation>Das Foto auslassen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Name of the look</source>
      <translation>Name des Looks</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Name of the photo</source>
      <translation>Name des Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Name of the photo's folder</source>
      <translation>Name des Ordners</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Number in this export</source>
      <translation>Nummer in diesem Export</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Photos and pairs that are open here are never replaced</source>
      <translation>Hier geöffnete Fotos und Paare werden nie ersetzt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Put a token into the name</source>
      <translation>Einen Platzhalter in den Namen setzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Replace the file</source>
      <translation>Die Datei ersetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Stars, 0 to 5</source>
      <translation>Sterne, 0 bis 5</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Text and tokens such as {name}; Insert lists them all</source>
      <translation>Text und Platzhalter wie {name}; Einfügen zeigt alle</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Where a file is there</source>
      <translation>Wo es eine Datei schon gibt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Width in pixels</source>
      <translation>Breite in Pixeln</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>Write the whole path of the folder.</source>
      <translation>Geben Sie den vollen Pfad des Ordners an.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>a whole path</source>
      <translation>ein voller Pfad</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>the photo's own folder</source>
      <translation>der Ordner des Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/naming_form.py" />
      <source>{path} is a file, not a folder.</source>
      <translation>{path} ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>&amp;Colour space</source>
      <translation>&amp;Farbraum</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>&amp;Enlarge smaller photos</source>
      <translation>&amp;Kleinere Fotos vergrößern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>&amp;Format</source>
      <translation>For&amp;mat</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>&amp;Keep where the photo was taken</source>
      <translation>A&amp;ufnahmeort behalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>90 and above keep all colour detail; lower makes smaller files</source>
      <translation>Ab 90 bleiben alle Farbdetails; darunter werden die Dateien kleiner</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>A JPEG that shows the photo's bright light on HDR screens</source>
      <translation>Ein JPEG, das auf HDR-Bildschirmen das helle Licht des Fotos zeigt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Bit depth</source>
      <translation>Bittiefe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Camera, lens, date and copyright always stay; notes of the camera's maker go with the place</source>
      <translation>Kamera, Objektiv, Datum und Urheber bleiben immer; Notizen des Kameraherstellers gehen mit dem Ort</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Colour space</source>
      <translation>Farbraum</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Crispness for screen or paper, given to brightness alone at the final size</source>
      <translation>Schärfe für Bildschirm oder Papier, nur in der Helligkeit und in der Endgröße</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Full size</source>
      <translation>Volle Größe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Height</source>
      <translation>Höhe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>High</source>
      <translation>Stark</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Long side</source>
      <translation>Lange Seite</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Low</source>
      <translation>Schwach</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Megapixels</source>
      <translation>Megapixel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Metadata</source>
      <translation>Metadaten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Opens everywhere</source>
      <translation>Öffnet sich überall</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Otherwise a photo that is smaller already keeps its size</source>
      <translation>Sonst behält ein Foto, das schon kleiner ist, seine Größe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Quality value</source>
      <translation>Wert der Qualität</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>S&amp;harpening</source>
      <translation>&amp;Schärfen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Sharpening</source>
      <translation>Schärfen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Si&amp;ze</source>
      <translation>&amp;Größe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Size limit</source>
      <translation>Größengrenze</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Small, of 10 bits, for the web</source>
      <translation>Klein, mit 10 Bit, fürs Web</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Small, of up to 16 bits; without loss at quality 100</source>
      <translation>Klein, mit bis zu 16 Bit; bei Qualität 100 verlustfrei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Standard</source>
      <translation>Standard</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>The finished picture as linear light, for compositing</source>
      <translation>Das fertige Bild als lineares Licht, für Compositing</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Width</source>
      <translation>Breite</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Without loss, for print and editing</source>
      <translation>Verlustfrei, für Druck und Bearbeitung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>Without loss; large</source>
      <translation>Verlustfrei; groß</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>sRGB is right for the web; the others hold more colours for print and editing</source>
      <translation>sRGB passt fürs Web; die anderen fassen mehr Farben für Druck und Bearbeitung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>{bits} bits a channel</source>
      <translation>{bits} Bit je Kanal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/options.py" />
      <source>{bits}-bit half floats</source>
      <translation>{bits} Bit Gleitkomma</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>About {count} minute left</source>
      <translation>Noch etwa {count} Minute</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>About {count} minutes left</source>
      <translation>Noch etwa {count} Minuten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>About {count} seconds left</source>
      <translation>Noch etwa {count} Sekunden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Estimating the time…</source>
      <translation>Die Dauer wird geschätzt…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Export progress</source>
      <translation>Fortschritt des Exports</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Export what failed or was cancelled again</source>
      <translation>Misslungenes und Abgebrochenes erneut exportieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Exported photos</source>
      <translation>Exportierte Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Export…</source>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Forget this list; the files stay</source>
      <translation>Diese Liste leeren; die Dateien bleiben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Go On</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Nothing is exported yet. Photos go out with all their edits; the originals stay.</source>
      <translation>Noch ist nichts exportiert. Fotos gehen mit allen Bearbeitungen hinaus; die Originale bleiben.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Open File</source>
      <translation>Datei öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Open Folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Paused</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Show the folder of the last file in the file manager</source>
      <translation>Den Ordner der letzten Datei im Dateimanager zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>Try Again</source>
      <translation>Erneut</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>{count} cancelled</source>
      <translation>{count} abgebrochen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>{count} failed</source>
      <translation>{count} misslungen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>{count} left out</source>
      <translation>{count} ausgelassen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/panel.py" />
      <source>{done} of {count} exported</source>
      <translation>{done} von {count} exportiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>&amp;Close When Done</source>
      <translation>Danach s&amp;chließen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>&amp;Keep Open</source>
      <translation>&amp;Offen lassen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>&amp;Stop and Close</source>
      <translation>&amp;Beenden und schließen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>What is written already stays in any case.</source>
      <translation>Was schon geschrieben ist, bleibt auf jeden Fall.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>in {folder}.</source>
      <translation>in {folder}.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>{count} photo is exported</source>
      <translation>{count} Foto ist exportiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>{count} photo is still being exported.</source>
      <translation>{count} Foto wird noch exportiert.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>{count} photo was not exported.</source>
      <translation>{count} Foto wurde nicht exportiert.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>{count} photos are exported</source>
      <translation>{count} Fotos sind exportiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>{count} photos are still being exported.</source>
      <translation>{count} Fotos werden noch exportiert.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/part.py" />
      <source>{count} photos were not exported.</source>
      <translation>{count} Fotos wurden nicht exportiert.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>&amp;Delete</source>
      <translation>&amp;Löschen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>&amp;Save…</source>
      <translation>S&amp;peichern…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>16-bit TIFF</source>
      <translation>TIFF mit 16 Bit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>4K screen</source>
      <translation>4K-Bildschirm</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>8-bit PNG</source>
      <translation>PNG mit 8 Bit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Delete this preset</source>
      <translation>Diese Vorgabe löschen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>E-mail 1200 px</source>
      <translation>E-Mail 1200 px</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Full-size JPEG</source>
      <translation>JPEG in voller Größe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>JPEG XL</source>
      <translation>JPEG XL</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Keep these settings as a preset</source>
      <translation>Diese Einstellungen als Vorgabe behalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Name of the preset; your own preset of this name is replaced:</source>
      <translation>Name der Vorgabe; Ihre eigene dieses Namens wird ersetzt:</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>OpenEXR</source>
      <translation>OpenEXR</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Own settings</source>
      <translation>Eigene Einstellungen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Preset</source>
      <translation>Vorgabe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Presets set everything below at once</source>
      <translation>Vorgaben stellen alles darunter auf einmal ein</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Save Preset</source>
      <translation>Vorgabe speichern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Ultra HDR JPEG</source>
      <translation>Ultra-HDR-JPEG</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Web 2048 px</source>
      <translation>Web 2048 px</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/preset_row.py" />
      <source>Web AVIF 2048 px</source>
      <translation>Web-AVIF 2048 px</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/queue.py" />
      <source>It was left out.</source>
      <translation>Es wurde ausgelassen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/export/runner.py" />
      <source>The export process ended before its work was done.</source>
      <translation>Der Exportprozess endete vor getaner Arbeit.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>EXR, Radiance HDR, PFM, TIFF, PNG, JPEG, WebP and cameras' raw files are read</source>
      <translation>gelesen werden EXR, Radiance HDR, PFM, TIFF, PNG, JPEG, WebP und Raw-Dateien</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>LogL in tiles or 24 bits</source>
      <translation>LogL in Kacheln oder 24 Bit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>LogLuv in tiles or 24 bits</source>
      <translation>LogLuv in Kacheln oder 24 Bit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>YCbCr without JPEG</source>
      <translation>YCbCr ohne JPEG</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a BMP picture</source>
      <translation>ein BMP-Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a DPX film scan</source>
      <translation>ein DPX-Filmscan</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a GIF picture</source>
      <translation>ein GIF-Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a Git LFS pointer in place of the picture</source>
      <translation>ein Git-LFS-Verweis anstelle des Bildes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a HEIF picture</source>
      <translation>ein HEIF-Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a JPEG 2000 picture</source>
      <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a JPEG XL picture</source>
      <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a PFM picture has no layers, so no "{0}"; leave the layer out</source>
      <translation>ein PFM-Bild hat keine Ebenen, also kein „{0}“; lassen Sie die Ebene weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a PNM picture</source>
      <translation>ein PNM-Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a Photoshop document</source>
      <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a Radiance picture has no layers, so no "{0}"; leave the layer out</source>
      <translation>ein Radiance-Bild hat keine Ebenen, also kein „{0}“; lassen Sie die Ebene weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a TIFF has no layers here, so no "{0}"; leave the layer out</source>
      <translation>ein TIFF hat hier keine Ebenen, also kein „{0}“; lassen Sie die Ebene weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a camera's raw mosaic</source>
      <translation>dem Rohmosaik einer Kamera</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a finished picture has no layers, so no "{0}"; leave the layer out</source>
      <translation>ein fertiges Bild hat keine Ebenen, also kein „{0}“; lassen Sie die Ebene weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a header in it cannot be read</source>
      <translation>ein Kopf darin ist nicht lesbar</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a name in its header is longer than {0} bytes</source>
      <translation>ein Name im Kopf ist länger als {0} Bytes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a part of it is missing</source>
      <translation>ein Teil fehlt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a picture of this size needs {0} GB of room in {1}: {2}; free some space there</source>
      <translation>ein Bild dieser Größe braucht {0} GB Platz in {1}: {2}; schaffen Sie dort Platz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a raw file has no layers, so no "{0}"; leave the layer out</source>
      <translation>eine Raw-Datei hat keine Ebenen, also kein „{0}“; lassen Sie die Ebene weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a run goes beyond its row, or a strip is cut short</source>
      <translation>eine Folge geht über ihre Zeile hinaus, oder ein Streifen bricht ab</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a run of nothing</source>
      <translation>eine leere Folge</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a scan of it is missing</source>
      <translation>ein Durchgang fehlt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a strip is cut short</source>
      <translation>ein Streifen bricht ab</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>a transparency mask</source>
      <translation>einer Transparenzmaske</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>an AVIF picture</source>
      <translation>ein AVIF-Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>attribute "{0}" has the wrong type or size</source>
      <translation>das Attribut „{0}“ hat die falsche Art oder Größe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>cannot be a JPEG: a side is above {0} pixels; choose tif</source>
      <translation>kann kein JPEG sein: Eine Seite hat über {0} Pixel; wählen Sie tif</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>cannot be an AVIF: a side is above {0} pixels; choose tif</source>
      <translation>kann kein AVIF sein: Eine Seite hat über {0} Pixel; wählen Sie tif</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>cannot be coded as AVIF: {0}; choose another format</source>
      <translation>lässt sich nicht als AVIF codieren: {0}; wählen Sie ein anderes Format</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>cannot be coded as JPEG XL: {0}; choose another format</source>
      <translation>lässt sich nicht als JPEG XL codieren: {0}; wählen Sie ein anderes Format</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>cannot be written as "{0}": this version writes {1}</source>
      <translation>lässt sich nicht als „{0}“ schreiben: Diese Version schreibt {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>cannot be written by this version of imagecodecs; choose another format</source>
      <translation>lässt sich mit dieser Version von imagecodecs nicht schreiben; wählen Sie ein anderes Format</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>cannot have the quality {0}; it goes from 1 to 100</source>
      <translation>kann nicht die Qualität {0} haben; sie reicht von 1 bis 100</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>cannot hold 16 bits as a JPEG; choose 8 bits, or png, tif or jxl</source>
      <translation>kann als JPEG keine 16 Bit enthalten; wählen Sie 8 Bit oder png, tif oder jxl</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>cannot hold {0} as {1}; choose srgb</source>
      <translation>kann {0} als {1} nicht enthalten; wählen Sie srgb</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>chromaticities are 8 numbers, not {0}</source>
      <translation>Farborte sind 8 Zahlen, nicht {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>chromaticities are not all finite numbers</source>
      <translation>die Farborte sind nicht alle endliche Zahlen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>colour profile</source>
      <translation>das Farbprofil</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has a CMYK profile that cannot be applied: {0}</source>
      <translation>hat ein CMYK-Profil, das sich nicht anwenden lässt: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has a damaged gain map: it {0}</source>
      <translation>hat eine beschädigte Gain-Map; sie {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has a gain map in colours that cannot be read: {0}</source>
      <translation>hat eine Gain-Map in Farben, die sich nicht lesen lassen: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has a gain map of version {0}, which is not read</source>
      <translation>hat eine Gain-Map der Version {0}, die nicht gelesen wird</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has a gain map whose description is damaged</source>
      <translation>hat eine Gain-Map, deren Beschreibung beschädigt ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has no layer "{0}": only EXR files have layers</source>
      <translation>hat keine Ebene „{0}“: Nur EXR-Dateien haben Ebenen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has no layer "{0}"; it has: {1}</source>
      <translation>hat keine Ebene „{0}“; es gibt: {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has no size line such as -Y 512 +X 1024; the file is damaged</source>
      <translation>hat keine Größenzeile wie -Y 512 +X 1024; die Datei ist beschädigt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has samples above 1, where the curve of its profile ends; save it with a linear profile</source>
      <translation>hat Werte über 1, wo die Kurve des Profils endet; speichern Sie es mit einem linearen Profil</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has samples of {0} bits, format {1}, which are not read; save 16 or 32</source>
      <translation>hat Werte von {0} Bit, Format {1}, die nicht gelesen werden; speichern Sie 16 oder 32</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>has {0} channels; at most {1} are read</source>
      <translation>hat {0} Kanäle; höchstens {1} werden gelesen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>holds thumbnails alone (a camera raw file?); develop it to EXR or TIFF</source>
      <translation>enthält nur Vorschaubilder (eine Raw-Datei?); entwickeln Sie die Datei zu EXR oder TIFF</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a JPEG of {0} bits, which is not read; save it with 8</source>
      <translation>ist ein JPEG mit {0} Bit, das nicht gelesen wird; speichern Sie es mit 8</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a PNG for HDR displays ({0}), which is not read; save it as EXR</source>
      <translation>ist ein PNG für HDR-Bildschirme ({0}), das nicht gelesen wird; speichern Sie es als EXR</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a PNG in the colours cICP {0}, which are not read; save it as sRGB</source>
      <translation>ist ein PNG in den Farben cICP {0}, die nicht gelesen werden; speichern Sie es als sRGB</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a TIFF of unknown colours ({0}); save it as RGB</source>
      <translation>ist ein TIFF in unbekannten Farben ({0}); speichern Sie es als RGB</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a TIFF of {0}, which is not read; save it as RGB</source>
      <translation>ist ein TIFF mit {0}, das nicht gelesen wird; speichern Sie es als RGB</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a TIFF volume, not a picture</source>
      <translation>ist ein TIFF-Volumen und kein Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged JPEG: a marker stands where none may</source>
      <translation>ist ein beschädigtes JPEG: Eine Marke steht, wo keine stehen darf</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged JPEG: it has no picture</source>
      <translation>ist ein beschädigtes JPEG: Es enthält kein Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged JPEG: it is cut short or a segment has a wrong length</source>
      <translation>ist ein beschädigtes JPEG: Es bricht ab, oder ein Abschnitt hat eine falsche Länge</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged JPEG: its frame header is wrong</source>
      <translation>ist ein beschädigtes JPEG: Der Bildkopf ist falsch</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged JPEG: its segments do not follow each other</source>
      <translation>ist ein beschädigtes JPEG: Die Abschnitte folgen nicht aufeinander</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged JPEG: {0}</source>
      <translation>ist ein beschädigtes JPEG: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged PNG: a checksum does not hold</source>
      <translation>ist ein beschädigtes PNG: Eine Prüfsumme stimmt nicht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged PNG: its colours cannot be read ({0})</source>
      <translation>ist ein beschädigtes PNG: Die Farben sind nicht lesbar ({0})</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged PNG: its header cannot be read</source>
      <translation>ist ein beschädigtes PNG: Der Kopf ist nicht lesbar</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged PNG: its pixels end too early</source>
      <translation>ist ein beschädigtes PNG: Die Pixel enden zu früh</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged PNG: its pixels fail their checksum</source>
      <translation>ist ein beschädigtes PNG: Die Prüfsumme der Pixel stimmt nicht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged PNG: {0}</source>
      <translation>ist ein beschädigtes PNG: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged TIFF, or of a rare kind: {0}</source>
      <translation>ist ein beschädigtes TIFF oder von seltener Art: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged TIFF: it holds no picture</source>
      <translation>ist ein beschädigtes TIFF: Es enthält kein Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged TIFF: its palette is missing or too short</source>
      <translation>ist ein beschädigtes TIFF: Die Farbtabelle fehlt oder ist zu kurz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged TIFF: its strips or tiles are too short for its size</source>
      <translation>ist ein beschädigtes TIFF: Die Streifen oder Kacheln sind zu kurz für die Bildgröße</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged TIFF: of a JPEG strip or tile, {0}</source>
      <translation>ist ein beschädigtes TIFF: In einem JPEG-Streifen oder einer JPEG-Kachel: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged TIFF: {0} samples a pixel, {1} needed</source>
      <translation>ist ein beschädigtes TIFF: {0} Werte je Pixel, {1} werden gebraucht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged TIFF: {0} strips or tiles where {1} belong</source>
      <translation>ist ein beschädigtes TIFF: {0} Streifen oder Kacheln statt {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a damaged WebP picture: {0}</source>
      <translation>ist ein beschädigtes WebP-Bild: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a deep EXR file, which is not read; flatten it first</source>
      <translation>ist eine tiefe EXR-Datei, die nicht gelesen wird; reduzieren Sie sie zuerst auf eine Fläche</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a float TIFF in CMYK, which is not read; save it as RGB</source>
      <translation>ist ein Gleitkomma-TIFF in CMYK, das nicht gelesen wird; speichern Sie es als RGB</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is a folder</source>
      <translation>ist ein Ordner</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is an HDR picture with a gain map towards SDR, which is not read</source>
      <translation>ist ein HDR-Bild mit einer Gain-Map zu SDR hin; das wird nicht gelesen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is cut short</source>
      <translation>bricht ab</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is cut short or damaged: its {0} cannot be read</source>
      <translation>bricht ab oder ist beschädigt: Nicht lesbar ist {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is cut short or damaged: strip or tile {0} of {1} is missing</source>
      <translation>bricht ab oder ist beschädigt: Streifen oder Kachel {0} von {1} fehlt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is cut short within its header</source>
      <translation>bricht im Kopf ab</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged (a run beyond its scanline)</source>
      <translation>ist beschädigt (eine Folge über die Zeile hinaus)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged (a run beyond the end of its scanline)</source>
      <translation>ist beschädigt (eine Folge über das Ende der Zeile hinaus)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged (a scanline of another length)</source>
      <translation>ist beschädigt (eine Zeile von anderer Länge)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged (an empty run)</source>
      <translation>ist beschädigt (eine leere Folge)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged or cut short: attribute "{0}" claims {1} bytes, more than it has</source>
      <translation>ist beschädigt oder bricht ab: Das Attribut „{0}“ verlangt {1} Bytes, mehr als da sind</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: its channel "{0}" has the wrong shape</source>
      <translation>ist beschädigt: Der Kanal „{0}“ hat die falsche Form</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: its header names {0} × {1} pixels, {2} channels</source>
      <translation>ist beschädigt: Der Kopf nennt {0} × {1} Pixel, {2} Kanäle</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: its header promises far more than the file can hold</source>
      <translation>ist beschädigt: Der Kopf verspricht weit mehr, als die Datei enthalten kann</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: its header says {0}</source>
      <translation>ist beschädigt: Im Kopf steht {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: its scale reads {0}</source>
      <translation>ist beschädigt: Der Maßstab lautet {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: its size line reads {0}</source>
      <translation>ist beschädigt: Die Größenzeile lautet {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: its table of chunks points into its header</source>
      <translation>ist beschädigt: Die Tabelle der Blöcke zeigt in den Kopf</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: its table of chunks points to a wrong place</source>
      <translation>ist beschädigt: Die Tabelle der Blöcke zeigt an eine falsche Stelle</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: no width, height and scale follow its first line</source>
      <translation>ist beschädigt: Auf die erste Zeile folgen nicht Breite, Höhe und Maßstab</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is damaged: one of its chunks has an impossible size</source>
      <translation>ist beschädigt: Ein Block hat eine unmögliche Größe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is nested too deeply to be read</source>
      <translation>ist zu tief verschachtelt, um gelesen zu werden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is no JPEG, TIFF or raw file</source>
      <translation>ist weder JPEG noch TIFF noch Raw-Datei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is not an EXR file</source>
      <translation>ist keine EXR-Datei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is of an EXR version that is not known (0x{0})</source>
      <translation>ist von einer unbekannten EXR-Version (0x{0})</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is too large for a JPEG XL of quality {0}, which holds {1} megapixels</source>
      <translation>ist zu groß für ein JPEG XL der Qualität {0}, das {1} Megapixel fasst</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is too large for a TIFF (4 GB); choose png, or 8 bits</source>
      <translation>ist zu groß für ein TIFF (4 GB); wählen Sie png oder 8 Bit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is too large for an AVIF, which holds {0} megapixels</source>
      <translation>ist zu groß für ein AVIF, das {0} Megapixel fasst</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>is too large for an Ultra HDR JPEG (4 GB); choose a smaller size</source>
      <translation>ist zu groß für ein Ultra-HDR-JPEG (4 GB); wählen Sie eine kleinere Größe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>it is tiled, but its header has no tile size</source>
      <translation>die Datei ist gekachelt, aber im Kopf fehlt die Kachelgröße</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>it names more than {0} parts</source>
      <translation>die Datei nennt mehr als {0} Teile</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its CMYK profile cannot be applied</source>
      <translation>das CMYK-Profil lässt sich nicht anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its FORMAT is "{0}"; save it as 32-bit_rle_rgbe</source>
      <translation>das FORMAT ist „{0}“; speichern Sie die Datei als 32-bit_rle_rgbe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its channel "{0}" is described wrongly</source>
      <translation>der Kanal „{0}“ ist falsch beschrieben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its channel list breaks off</source>
      <translation>die Liste der Kanäle bricht ab</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its channel list is empty or breaks off</source>
      <translation>die Liste der Kanäle ist leer oder bricht ab</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its chunk count contradicts its size</source>
      <translation>die Zahl der Blöcke widerspricht der Größe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its compression (code {0}) is not known</source>
      <translation>die Kompression (Code {0}) ist unbekannt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its data go on where they should end</source>
      <translation>die Daten gehen weiter, wo sie enden sollten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its header calls it deep and flat at once</source>
      <translation>der Kopf nennt die Datei zugleich tief und flach</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its header has no {0}</source>
      <translation>dem Kopf fehlt {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its level mode is not known</source>
      <translation>die Art der Auflösungsstufen ist unbekannt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its line order is not known</source>
      <translation>die Reihenfolge der Zeilen ist unbekannt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its tile size ({0} × {1}) is impossible</source>
      <translation>die Kachelgröße ({0} × {1}) ist unmöglich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its version flags contradict each other</source>
      <translation>die Angaben zur Version widersprechen sich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>its {0} ({1} {2} to {3} {4}) is impossible</source>
      <translation>{0} ({1} {2} bis {3} {4}) ist unmöglich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>linear camera raw</source>
      <translation>linearen Rohdaten einer Kamera</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>lists a gain map that is not there; the file is cut short, or an editor dropped the map</source>
      <translation>nennt eine Gain-Map, die fehlt; die Datei bricht ab, oder ein Programm hat die Map entfernt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>names chromaticities that cannot be: {0}</source>
      <translation>nennt unmögliche Grundfarben: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>one of its parts has no name or no known type</source>
      <translation>ein Teil hat keinen Namen oder keine bekannte Art</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>primaries lie on one line, so they span no colours</source>
      <translation>die Grundfarben liegen auf einer Linie und spannen keine Farben auf</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>tag {0}</source>
      <translation>der Eintrag {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>the colour profile is a look-up table, not primaries and curves</source>
      <translation>das Farbprofil besteht aus Tabellen, nicht aus Grundfarben und Kurven</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>the profile is cut off or too long</source>
      <translation>das Profil ist abgeschnitten oder zu lang</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>the sampling of its channel "{0}" does not fit its data window</source>
      <translation>die Abtastung des Kanals „{0}“ passt nicht zum Datenfenster</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>two of its parts have the same name</source>
      <translation>zwei Teile haben denselben Namen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>white point {0} has no luminance</source>
      <translation>der Weißpunkt {0} hat keine Leuchtdichte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>white point {0} lies outside the triangle of the primaries</source>
      <translation>der Weißpunkt {0} liegt außerhalb des Dreiecks der Grundfarben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>{0} after row {1} of {2}</source>
      <translation>{0}, nach Zeile {1} von {2}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>{0} here; choose a smaller size, or choose tif, png or jpg</source>
      <translation>{0}, jedenfalls hier; wählen Sie eine kleinere Größe oder tif, png oder jpg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>{0}; choose a smaller size, or choose tif, png or jpg</source>
      <translation>{0}; wählen Sie eine kleinere Größe oder tif, png oder jpg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>{0}; save it again with a linear profile</source>
      <translation>{0}; speichern Sie das Bild noch einmal mit einem linearen Profil</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/file_words.py" />
      <source>{0}; save it again with an sRGB profile</source>
      <translation>{0}; speichern Sie das Bild noch einmal mit einem sRGB-Profil</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/files.py" />
      <source>Open Photos</source>
      <translation>Fotos öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/files.py" />
      <source>The clipboard holds no files: copy some in a file manager first</source>
      <translation>Die Zwischenablage enthält keine Dateien: Kopieren Sie zuerst welche im Dateimanager</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/files.py" />
      <source>is a second session; one at a time is open</source>
      <translation>ist eine zweite Sitzung; offen ist immer nur eine</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>1 star</source>
      <translation>1 Stern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Being read</source>
      <translation>Wird gelesen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Edited</source>
      <translation>Bearbeitet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Not shown: {reason}</source>
      <translation>Nicht gezeigt: {reason}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Picked</source>
      <translation>Markiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Quality {score} before the last edit</source>
      <translation>Qualität {score} vor dem letzten Schritt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Quality {score} of 100</source>
      <translation>Qualität {score} von 100</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Rejected</source>
      <translation>Abgelehnt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>{count} stars</source>
      <translation>{count} Sterne</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>No edit</source>
      <translation>Keine Bearbeitung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Paste edit on {count} photos</source>
      <translation>Bearbeitung bei {count} Fotos einfügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Paste edit on {name}</source>
      <translation>Bearbeitung bei {name} einfügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Pick {count} photos</source>
      <translation>{count} Fotos markieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Pick {name}</source>
      <translation>{name} markieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Rate {count} photos: {stars}</source>
      <translation>{count} Fotos: {stars}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Rate {name}: {stars}</source>
      <translation>{name}: {stars}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Reject {count} photos</source>
      <translation>{count} Fotos ablehnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Reject {name}</source>
      <translation>{name} ablehnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Sync {count} photos</source>
      <translation>{count} Fotos synchronisieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Sync {name}</source>
      <translation>{name} synchronisieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Unflag {count} photos</source>
      <translation>Markierung von {count} Fotos aufheben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>Unflag {name}</source>
      <translation>Markierung von {name} aufheben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>edit is copied: select photos, then paste it with Ctrl+Shift+V.</source>
      <translation>Die Bearbeitung ist kopiert: Wählen Sie Fotos aus und fügen Sie sie mit Strg+Umschalt+V ein.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>is copied yet: go to a photo and copy its edit with Ctrl+Shift+C.</source>
      <translation>ist bisher kopiert: Gehen Sie zu einem Foto und kopieren Sie seine Bearbeitung mit Strg+Umschalt+C.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/part.py" />
      <source>no stars</source>
      <translation>keine Sterne</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Crop and straighten</source>
      <translation>Beschnitt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Exposure: {stops} stops</source>
      <translation>Belichtung: {stops} Blendenstufen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Grade: tones, colours and curve</source>
      <translation>Entwicklung: Töne, Farben und Kurve</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Input space: {name}</source>
      <translation>Eingangsfarbraum: {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Look: {name}</source>
      <translation>Look: {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Paste</source>
      <translation>Einfügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Paste Edit</source>
      <translation>Bearbeitung einfügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Put on the photo:</source>
      <translation>Auf das Foto anwenden:</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Put on {count} photos:</source>
      <translation>Auf {count} Fotos anwenden:</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Quality asked for: {score}</source>
      <translation>Verlangte Qualität: {score}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Strength: {percent} %</source>
      <translation>Stärke: {percent} %</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Tick every part</source>
      <translation>Alle Teile ankreuzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>Tick no part</source>
      <translation>Keinen Teil ankreuzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>mix of pairs</source>
      <translation>Mischung von Paaren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/paste.py" />
      <source>none</source>
      <translation>keiner</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>1 photo</source>
      <translation>1 Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>All photos</source>
      <translation>Alle Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>As added</source>
      <translation>Eingang</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Ascending</source>
      <translation>Aufsteigend</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Ascending: A to Z, worst first, earliest first</source>
      <translation>Aufsteigend: A bis Z, schlechteste zuerst, früheste zuerst</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>By file date</source>
      <translation>Nach Dateidatum</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>By name</source>
      <translation>Nach Namen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>By quality</source>
      <translation>Nach Qualität</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>By stars</source>
      <translation>Nach Sternen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Descending</source>
      <translation>Absteigend</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Descending: Z to A, best first, latest first</source>
      <translation>Absteigend: Z bis A, beste zuerst, neueste zuerst</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Drop HDR photos here, or press Ctrl+O</source>
      <translation>HDR-Fotos hierher ziehen oder Strg+O drücken</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Filmstrip</source>
      <translation>Filmstreifen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>No photo matches this filter</source>
      <translation>Kein Foto entspricht dem Filter</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Not rejected</source>
      <translation>Nicht abgelehnte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Order of the photos</source>
      <translation>Reihenfolge der Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Picks</source>
      <translation>Markierte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>Which photos are shown</source>
      <translation>Welche Fotos gezeigt werden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>{count} photos</source>
      <translation>{count} Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>{photos}, {count} selected</source>
      <translation>{photos}, {count} ausgewählt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>{shown} of {total} photos</source>
      <translation>{shown} von {total} Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/strip.py" />
      <source>{stars} or more</source>
      <translation>{stars} oder mehr</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/aspects.py" />
      <source>1 : 1 (square)</source>
      <translation>1 : 1</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/aspects.py" />
      <source>16 : 9</source>
      <translation>16 : 9</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/aspects.py" />
      <source>3 : 2</source>
      <translation>3 : 2</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/aspects.py" />
      <source>4 : 3</source>
      <translation>4 : 3</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/aspects.py" />
      <source>Free</source>
      <translation>Frei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/aspects.py" />
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Angle</source>
      <translation>Winkel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Aspect</source>
      <translation>Format</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Aspect of the crop</source>
      <translation>Seitenverhältnis der Freistellung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Crop…</source>
      <translation>Rahmen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Cut the photo to the box (Enter)</source>
      <translation>Das Foto auf den Rahmen beschneiden (Eingabe)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Drag the box or its handles. Drag outside to turn; hold Ctrl and draw a line to level it.</source>
      <translation>Den Rahmen oder seine Griffe ziehen. Außerhalb ziehen dreht; Strg halten und eine Linie ziehen richtet aus.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Leave the crop as it was (Esc)</source>
      <translation>Die Freistellung lassen, wie sie war (Esc)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Turn the photo ([ and ])</source>
      <translation>Das Foto drehen ([ und ])</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/crop_section.py" />
      <source>Which sides the crop keeps; while cropping keys 1 to 6, X turns it upright</source>
      <translation>Welches Seitenverhältnis die Freistellung behält; dabei Tasten 1 bis 6, X stellt sie hochkant</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/cropping.py" />
      <source>Cancel crop</source>
      <translation>Freistellen abbrechen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/cropping.py" />
      <source>Crop</source>
      <translation>Freistellen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/cropping.py" />
      <source>Reset crop</source>
      <translation>Freistellung zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/cropping.py" />
      <source>Straighten</source>
      <translation>Ausrichten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/curve.py" />
      <source>Click on the curve to add a point, drag points, double-click to remove one. Tab: next point, arrow keys: move, Insert: add, Delete: remove</source>
      <translation>Klicken setzt einen Punkt, ziehen verschiebt ihn, Doppelklick entfernt ihn. Tab: nächster Punkt, Pfeiltasten: verschieben, Einfg: setzen, Entf: entfernen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/curve.py" />
      <source>No point chosen</source>
      <translation>Kein Punkt gewählt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/curve.py" />
      <source>Point {number} of {count}</source>
      <translation>Punkt {number} von {count}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/curve.py" />
      <source>Tone curve</source>
      <translation>Gradationskurve</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/curve.py" />
      <source>{input} % becomes {output} %</source>
      <translation>{input} % wird {output} %</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/panel.py" />
      <source>Grade</source>
      <translation>Entwickeln</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/panel.py" />
      <source>Reset Grade</source>
      <translation>Entwicklung zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/panel.py" />
      <source>Reset {part}</source>
      <translation>{part} zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/part.py" />
      <source>Reset grade</source>
      <translation>Entwicklung zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Blacks</source>
      <translation>Schwarz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Bluer to the left, yellower to the right</source>
      <translation>Links blauer, rechts gelber</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Brighter or darker, in stops (Ctrl+Right, Ctrl+Left)</source>
      <translation>Heller oder dunkler, in Blendenstufen (Strg+Rechts, Strg+Links)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Bring bright parts back, or brighten them</source>
      <translation>Helle Partien zurückholen oder aufhellen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Clarity</source>
      <translation>Klarheit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Contrast</source>
      <translation>Kontrast</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Greener to the left, more magenta to the right</source>
      <translation>Links grüner, rechts mehr Magenta</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Highlights</source>
      <translation>Lichter</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>How bright the brightest parts get</source>
      <translation>Wie hell die hellsten Partien werden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>How dark the darkest parts get</source>
      <translation>Wie dunkel die dunkelsten Partien werden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>How far bright and dark lie apart around mid grey</source>
      <translation>Wie weit Hell und Dunkel um Mittelgrau auseinander liegen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>How strong all colours are; -100 is black and white</source>
      <translation>Wie kräftig alle Farben sind; -100 ist schwarzweiß</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Local contrast of surfaces; edges stay clean</source>
      <translation>Örtlicher Kontrast von Flächen; Kanten bleiben sauber</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Open dark parts, or deepen them</source>
      <translation>Dunkle Partien aufhellen oder vertiefen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Presence</source>
      <translation>Präsenz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Shadows</source>
      <translation>Tiefen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Strengthen pale colours; spares vivid ones and skin</source>
      <translation>Kräftigt blasse Farben; schont lebhafte und Haut</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Temperature</source>
      <translation>Temperatur</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Tint</source>
      <translation>Tönung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Tone</source>
      <translation>Tonwerte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Vibrance</source>
      <translation>Dynamik</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>White balance</source>
      <translation>Weißabgleich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/grade/sliders.py" />
      <source>Whites</source>
      <translation>Weiß</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/panel.py" />
      <source>A snapshot keeps the present edit under a name, to come back to it.</source>
      <translation>Ein Schnappschuss behält die jetzige Bearbeitung unter einem Namen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/panel.py" />
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/panel.py" />
      <source>New…</source>
      <translation>Neu…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/panel.py" />
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/panel.py" />
      <source>Snapshots</source>
      <translation>Schnappschüsse</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/panel.py" />
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/panel.py" />
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/part.py" />
      <source>Apply snapshot {name}</source>
      <translation>Schnappschuss {name} anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/part.py" />
      <source>Delete snapshot {name}</source>
      <translation>Schnappschuss {name} löschen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/part.py" />
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/part.py" />
      <source>Name of the snapshot</source>
      <translation>Name des Schnappschusses</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/part.py" />
      <source>New Snapshot</source>
      <translation>Neuer Schnappschuss</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/part.py" />
      <source>New snapshot {name}</source>
      <translation>Neuer Schnappschuss {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/part.py" />
      <source>Rename snapshot {name}</source>
      <translation>Schnappschuss {name} umbenennen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/part.py" />
      <source>Set snapshot {name}</source>
      <translation>Schnappschuss {name} aktualisieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/snapshots.py" />
      <source>Apply</source>
      <translation>Anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/snapshots.py" />
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/snapshots.py" />
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/snapshots.py" />
      <source>Set to the Present Edit</source>
      <translation>Auf die jetzige Bearbeitung setzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/snapshots.py" />
      <source>Snapshot {number}</source>
      <translation>Schnappschuss {number}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/snapshots.py" />
      <source>{name}, the present edit</source>
      <translation>{name}, die jetzige Bearbeitung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/snapshots.py" />
      <source>{name}: click or press Enter to apply it, F2 to rename, Delete to delete</source>
      <translation>{name}: Klick oder Eingabe wendet ihn an, F2 benennt um, Entf löscht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/steps.py" />
      <source>Start</source>
      <translation>Anfang</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/steps.py" />
      <source>{step}, taken back</source>
      <translation>{step}, zurückgenommen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/steps.py" />
      <source>{step}, the present state</source>
      <translation>{step}, der jetzige Stand</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/history/steps.py" />
      <source>{step}: click or press Enter to go to this state</source>
      <translation>{step}: Klick oder Eingabe führt zu diesem Stand</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/compare.py" />
      <source>Change the sides of the two pictures (X)</source>
      <translation>Die Seiten der beiden Bilder tauschen (X)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/compare.py" />
      <source>Compare two pictures</source>
      <translation>Zwei Bilder vergleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/compare.py" />
      <source>Reading the picture…</source>
      <translation>Das Bild wird gelesen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/compare.py" />
      <source>Swap sides</source>
      <translation>Seiten tauschen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/compare.py" />
      <source>Wheel or + and − zoom, drag or arrows move, 0 fits, 1 shows pixels</source>
      <translation>Mausrad oder + und − zoomen, Ziehen oder Pfeile verschieben, 0 zeigt das Ganze, 1 die Pixel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/compare.py" />
      <source>apart by {difference}</source>
      <translation>{difference} auseinander</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/compare.py" />
      <source>better</source>
      <translation>besser</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>Best {value}</source>
      <translation>Bestes {value}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>Best: {name}</source>
      <translation>Bestes: {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>Distribution of {metric}</source>
      <translation>Verteilung von {metric}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>Go to the best</source>
      <translation>Zum besten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>Go to the worst</source>
      <translation>Zum schlechtesten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>Worst {value}</source>
      <translation>Schlechtestes {value}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>Worst: {name}</source>
      <translation>Schlechtestes: {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>mean {value}</source>
      <translation>Mittel {value}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>median {value}</source>
      <translation>Median {value}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>{count} from {low} to {high}</source>
      <translation>{count} von {low} bis {high}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>{count} picture</source>
      <translation>{count} Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>{count} picture scored</source>
      <translation>{count} Bild bewertet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>{count} pictures</source>
      <translation>{count} Bilder</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/distribution.py" />
      <source>{count} pictures scored</source>
      <translation>{count} Bilder bewertet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/model.py" />
      <source>Click to sort by this column</source>
      <translation>Klicken, um nach dieser Spalte zu sortieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/model.py" />
      <source>Compared with {photo}</source>
      <translation>Verglichen mit {photo}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/painting.py" />
      <source>Best</source>
      <translation>Bestes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/painting.py" />
      <source>Worst</source>
      <translation>Schlechtestes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/painting.py" />
      <source>vs {photo}</source>
      <translation>gegen {photo}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>Inspect Folder</source>
      <translation>Ordner prüfen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>Inspect Pictures</source>
      <translation>Bilder prüfen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>Looking for pictures</source>
      <translation>Bilder werden gesucht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>No pictures</source>
      <translation>Keine Bilder</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>Report (*.html)</source>
      <translation>Bericht (*.html)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>Save Scores</source>
      <translation>Werte speichern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>Scoring {count} picture</source>
      <translation>{count} Bild wird bewertet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>Scoring {count} pictures</source>
      <translation>{count} Bilder werden bewertet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>Table (*.csv)</source>
      <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>are there: JPEG, PNG, WebP and TIFF files are scored.</source>
      <translation>gibt es: Bewertet werden JPEG-, PNG-, WebP- und TIFF-Dateien.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>is saved in {folder}.</source>
      <translation>ist in {folder} gespeichert.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/part.py" />
      <source>scores</source>
      <translation>Werte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/table.py" />
      <source>Pictures and their scores</source>
      <translation>Bilder und ihre Werte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>As found</source>
      <translation>Wie gefunden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Continue</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Distributions</source>
      <translation>Verteilungen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Drop finished pictures or folders here to see their scores.
Drop HDR photos with them to compare: scene.exr goes with scene_warm.jpg.</source>
      <translation>Ziehen Sie fertige Bilder oder Ordner hierher, um ihre Werte zu sehen.
Mit HDR-Fotos dazu wird verglichen: szene.exr gehört zu szene_warm.jpg.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Filter by name</source>
      <translation>Nach Namen filtern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Inspection</source>
      <translation>Prüfung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Pictures scored</source>
      <translation>Bewertete Bilder</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Score the pictures that are left</source>
      <translation>Die übrigen Bilder bewerten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Sort by</source>
      <translation>Sortieren nach</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Sort by this column, ▼ highest first; a click on its head does the same</source>
      <translation>Nach dieser Spalte sortieren, ▼ höchste zuerst; ein Klick auf ihren Kopf tut dasselbe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>Stop scoring (Esc)</source>
      <translation>Bewertung anhalten (Esc)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>looking through folders…</source>
      <translation>Ordner werden durchgesehen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>{failed} without scores</source>
      <translation>{failed} ohne Werte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>{metric} ▲</source>
      <translation>{metric} ▲</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>{metric} ▼</source>
      <translation>{metric} ▼</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>{scored} scored</source>
      <translation>{scored} bewertet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/view.py" />
      <source>{shown} shown</source>
      <translation>{shown} gezeigt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/keeping.py" />
      <source>Bringing the last session back</source>
      <translation>Die letzte Sitzung wird zurückgeholt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/keeping.py" />
      <source>cannot be written to; what you edit is not kept for the next start</source>
      <translation>kann nicht beschrieben werden; was Sie bearbeiten, wird nicht für den nächsten Start aufbewahrt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/chart.py" />
      <source>Arrow keys go from point to point, Enter shows the picture</source>
      <translation>Pfeiltasten gehen von Punkt zu Punkt, Enter zeigt das Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/chart.py" />
      <source>Latent map</source>
      <translation>Latente Karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/detail.py" />
      <source>Chosen picture</source>
      <translation>Gewähltes Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/detail.py" />
      <source>Score {score}</source>
      <translation>Wert {score}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/detail.py" />
      <source>The picture {name}</source>
      <translation>Das Bild {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/detail.py" />
      <source>The score of the quality code, by QD-net</source>
      <translation>Der Wert des Qualitätscodes von QD-net</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/detail.py" />
      <source>Use This Look</source>
      <translation>Look verwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/gathering.py" />
      <source>Mapping {count} picture</source>
      <translation>{count} Bild wird eingeordnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/gathering.py" />
      <source>Mapping {count} pictures</source>
      <translation>{count} Bilder werden eingeordnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/gathering.py" />
      <source>Placing {count} picture</source>
      <translation>{count} Bild wird angeordnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/gathering.py" />
      <source>Placing {count} pictures</source>
      <translation>{count} Bilder werden angeordnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/legend.py" />
      <source>Score</source>
      <translation>Wert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/legend.py" />
      <source>Score {low} to {high}</source>
      <translation>Wert {low} bis {high}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/legend.py" />
      <source>What the points mean</source>
      <translation>Was die Punkte bedeuten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>Appearance codes</source>
      <translation>Erscheinungscodes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>By look</source>
      <translation>Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>By score</source>
      <translation>Wert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>Codes</source>
      <translation>Codes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>Coloured by</source>
      <translation>Eingefärbt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>Folder…</source>
      <translation>Ordner…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>Pictures placed</source>
      <translation>Angeordnete Bilder</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>Placed by</source>
      <translation>Angeordnet mit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>Quality codes</source>
      <translation>Qualitätscodes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>Session</source>
      <translation>Sitzung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/panel.py" />
      <source>Stop placing pictures (Esc)</source>
      <translation>Das Anordnen anhalten (Esc)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/part.py" />
      <source>Map Folder</source>
      <translation>Ordner auf die Karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/part.py" />
      <source>No finished pictures are there: JPEG, PNG, WebP and TIFF files are mapped.</source>
      <translation>Dort sind keine fertigen Bilder: JPEG-, PNG-, WebP- und TIFF-Dateien kommen auf die Karte.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/part.py" />
      <source>Open a photo to map the looks on it, or drop a folder of finished pictures here.</source>
      <translation>Öffnen Sie ein Foto, um die Looks darauf zu sehen, oder legen Sie einen Ordner fertiger Bilder hier ab.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/part.py" />
      <source>Pictures are looked at…</source>
      <translation>Bilder werden angesehen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/part.py" />
      <source>axes show {across} % and {up} %</source>
      <translation>Achsen zeigen {across} % und {up} %</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/taking.py" />
      <source>Look of {name}</source>
      <translation>Look von {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/taking.py" />
      <source>No photo</source>
      <translation>Kein Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/taking.py" />
      <source>is open: open one, then put a look on it.</source>
      <translation>ist offen: öffnen Sie eines, dann legen Sie einen Look darauf.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/words.py" />
      <source>Exemplar</source>
      <translation>Beispiel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/words.py" />
      <source>Finished picture</source>
      <translation>Fertiges Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/words.py" />
      <source>Look on this photo</source>
      <translation>Look auf diesem Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/words.py" />
      <source>Photo as edited</source>
      <translation>Bearbeitetes Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/words.py" />
      <source>has no HDR photo beside it: its look cannot be learnt.</source>
      <translation>hat kein HDR-Foto neben sich: sein Look kann nicht gelernt werden.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/latentmap/words.py" />
      <source>no look</source>
      <translation>ohne Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Exemplar pair {name}</source>
      <translation>Beispielpaar {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Learning…</source>
      <translation>Wird gelernt…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Mean colour difference (ΔE2000) between the after picture and the look put on the pair's own before picture: below 1 is exact to the eye, below 3 close, below 5 fair; above that the look does not describe the pair well.</source>
      <translation>Mittlerer Farbabstand (ΔE2000) zwischen dem Nachher-Bild und dem Look auf dem eigenen Vorher-Bild: unter 1 fürs Auge genau, unter 3 nah, unter 5 brauchbar; darüber beschreibt der Look das Paar nicht gut.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Remove the pair {name}</source>
      <translation>Das Paar {name} entfernen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Remove this pair</source>
      <translation>Dieses Paar entfernen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Replace the pair {name}</source>
      <translation>Das Paar {name} ersetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Replace the pair's files…</source>
      <translation>Die Dateien des Paars ersetzen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Use the pair {name}</source>
      <translation>Das Paar {name} verwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Use {name} in the look (Space)</source>
      <translation>{name} im Look verwenden (Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Weight</source>
      <translation>Gewicht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Weight of the pair {name}</source>
      <translation>Gewicht des Paars {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>Weight of this pair in the look (arrow keys)</source>
      <translation>Gewicht dieses Paars im Look (Pfeiltasten)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>close</source>
      <translation>nah</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>exact</source>
      <translation>genau</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>fair</source>
      <translation>brauchbar</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>rough</source>
      <translation>grob</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/card.py" />
      <source>{tip} (Tab to it, then Space)</source>
      <translation>{tip} (mit Tab dorthin, dann Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/catalogue.py" />
      <source>Exporting {name}</source>
      <translation>{name} wird exportiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/catalogue.py" />
      <source>Importing looks</source>
      <translation>Looks werden importiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Delete look {name}</source>
      <translation>Look {name} löschen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Delete {name} for good?</source>
      <translation>{name} endgültig löschen?</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Delete {name}?</source>
      <translation>{name} löschen?</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Export Look</source>
      <translation>Look exportieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Import Looks</source>
      <translation>Looks importieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>It cannot be moved to the trash. Deleted for good, it does not come back.</source>
      <translation>Er lässt sich nicht in den Papierkorb legen. Endgültig gelöscht, kommt er nicht zurück.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Keep Look</source>
      <translation>Look behalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Name of the look:</source>
      <translation>Name des Looks:</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>New name:</source>
      <translation>Neuer Name:</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Open Look</source>
      <translation>Look öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Rename Look</source>
      <translation>Look umbenennen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Rename look {name}</source>
      <translation>Look {name} umbenennen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>Save Look</source>
      <translation>Look speichern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>is in your library.</source>
      <translation>ist in Ihrer Sammlung.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>{count} photo has this look and will be without one.</source>
      <translation>{count} Foto hat diesen Look und wird dann ohne sein.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/files.py" />
      <source>{count} photos have this look and will be without one.</source>
      <translation>{count} Fotos haben diesen Look und werden dann ohne sein.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/grid.py" />
      <source>Looks</source>
      <translation>Looks</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/grid.py" />
      <source>Put a look on the photo (arrow keys choose, Menu or Shift+F10 offers more)</source>
      <translation>Einen Look auf das Foto anwenden (Pfeiltasten wählen, Menütaste oder Umschalt+F10 bietet mehr)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/grid.py" />
      <source>Put the look {name} on the photo</source>
      <translation>Den Look {name} auf das Foto anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/grid.py" />
      <source>{name}, built in</source>
      <translation>{name}, mitgeliefert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/grid.py" />
      <source>{name}, favourite</source>
      <translation>{name}, Favorit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/learner.py" />
      <source>Add pair {name}</source>
      <translation>Paar {name} hinzufügen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/learner.py" />
      <source>Learning {name}</source>
      <translation>{name} wird gelernt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/learner.py" />
      <source>Match {name}</source>
      <translation>An {name} angleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/learner.py" />
      <source>Replace pair {name}</source>
      <translation>Paar {name} ersetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/looks.py" />
      <source>Favourites alone</source>
      <translation>Nur Favoriten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/looks.py" />
      <source>Import…</source>
      <translation>Importieren…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/looks.py" />
      <source>No favourites yet: press * on a look to make it one.</source>
      <translation>Noch keine Favoriten: Drücken Sie * auf einem Look.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/looks.py" />
      <source>No look has this name.</source>
      <translation>Kein Look heißt so.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/looks.py" />
      <source>Search looks</source>
      <translation>Looks suchen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/looks.py" />
      <source>Show favourites alone (Tab to it, then Space)</source>
      <translation>Nur Favoriten zeigen (mit Tab dorthin, dann Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/match_dialog.py" />
      <source>Arrow keys choose, Enter takes</source>
      <translation>Pfeiltasten wählen, Eingabe übernimmt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/match_dialog.py" />
      <source>Learn from a finished picture file and the HDR photo that it was made of</source>
      <translation>Aus einer fertigen Bilddatei und ihrem HDR-Foto lernen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/match_dialog.py" />
      <source>Learn the look of this photo as it is now, with its grade, and put it here:</source>
      <translation>Den Look dieses Fotos, wie es jetzt ist, mit seiner Entwicklung lernen und hier anwenden:</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/match_dialog.py" />
      <source>Match</source>
      <translation>Angleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/match_dialog.py" />
      <source>Match a Photo</source>
      <translation>An ein Foto angleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/match_dialog.py" />
      <source>Picture File…</source>
      <translation>Bilddatei…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/match_dialog.py" />
      <source>The filmstrip holds no other photo. Choose a finished picture and the photo it is of.</source>
      <translation>Der Filmstreifen enthält kein anderes Foto. Wählen Sie ein fertiges Bild und sein Foto.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/panel.py" />
      <source>Exemplars and looks</source>
      <translation>Beispiele und Looks</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/panel.py" />
      <source>How much of the look is applied (Ctrl+Up, Ctrl+Down)</source>
      <translation>Wie stark der Look wirkt (Strg+Auf, Strg+Ab)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/part.py" />
      <source>Reset sliders</source>
      <translation>Regler zurücksetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/part.py" />
      <source>look of the pairs</source>
      <translation>Look der Paare</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/section.py" />
      <source>Show or fold away {part} (Tab to it, then Space)</source>
      <translation>{part} zeigen oder einklappen (mit Tab dorthin, dann Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/section.py" />
      <source>Show {part}</source>
      <translation>{part} zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/shelf.py" />
      <source>Add…</source>
      <translation>Neu…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/shelf.py" />
      <source>Drop a photo before (HDR) and after (finished) here: the look is learnt from it.</source>
      <translation>Ziehen Sie ein Foto vorher (HDR) und nachher (fertig) hierher: Daraus wird der Look gelernt.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/shelf.py" />
      <source>Exemplars</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/shelf.py" />
      <source>Keep Look…</source>
      <translation>Behalten…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/shelf.py" />
      <source>Match…</source>
      <translation>Angleichen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/look/shelf.py" />
      <source>Use</source>
      <translation>Anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>&amp;Keep Using My Model</source>
      <translation>Mein Modell &amp;weiter verwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>&amp;Keep the Shipped Model</source>
      <translation>Geliefertes Modell &amp;behalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>&amp;Use My Model</source>
      <translation>Mein Modell &amp;verwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Compare Look Models</source>
      <translation>Look-Modelle vergleichen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Pictures compared</source>
      <translation>Verglichene Bilder</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Shipped model</source>
      <translation>Geliefertes Modell</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>The shipped model is nearer to your pictures: your model's error is {part} % larger.</source>
      <translation>Das gelieferte Modell kommt Ihren Bildern näher: Der Fehler Ihres Modells ist um {part} % größer.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>The two models come equally near to your pictures.</source>
      <translation>Beide Modelle kommen Ihren Bildern gleich nahe.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Tried on {count} pair, which was made of the other pairs alone.</source>
      <translation>An {count} Paar erprobt, das nur aus den anderen Paaren gemacht wurde.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Tried on {count} pairs, each of which was made of the other pairs alone.</source>
      <translation>An {count} Paaren erprobt, von denen jedes nur aus den anderen Paaren gemacht wurde.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Use it for the looks of your pairs, and put their look on the photo</source>
      <translation>Es für die Looks Ihrer Paare verwenden und deren Look auf das Foto anwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Use the model that comes with the program for all looks</source>
      <translation>Das Modell des Programms für alle Looks verwenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Your model</source>
      <translation>Ihr Modell</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Your model is a little nearer to your pictures: its error is {part} % smaller.</source>
      <translation>Ihr Modell kommt Ihren Bildern etwas näher: Sein Fehler ist um {part} % kleiner.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Your model is clearly nearer to your pictures: its error is {part} % smaller.</source>
      <translation>Ihr Modell kommt Ihren Bildern deutlich näher: Sein Fehler ist um {part} % kleiner.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>Your picture</source>
      <translation>Ihr Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>{count} more file is left out</source>
      <translation>{count} weitere Datei bleibt weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>{count} more files are left out</source>
      <translation>{count} weitere Dateien bleiben weg</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>{file} is left out: {reason}</source>
      <translation>{file} bleibt weg: {reason}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/compare_dialog.py" />
      <source>ΔE is the mean colour difference to your picture: the smaller, the nearer.</source>
      <translation>ΔE ist der mittlere Farbabstand zu Ihrem Bild: je kleiner, desto näher.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>&amp;Start</source>
      <translation>&amp;Starten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>At least {fewest} are needed; about {good} are good.</source>
      <translation>Mindestens {fewest} sind nötig; etwa {good} sind gut.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Choose a Folder of Pairs</source>
      <translation>Ordner mit Paaren wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Choose a folder of pairs</source>
      <translation>Einen Ordner mit Paaren wählen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Choose a folder of photos and pictures.</source>
      <translation>Wählen Sie einen Ordner mit Fotos und Bildern.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Choose a folder of photos and the pictures that you made of them</source>
      <translation>Einen Ordner mit Fotos und den Bildern wählen, die Sie aus ihnen gemacht haben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Choose…</source>
      <translation>Wählen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Disque Studio learns from your finished pictures how you tone-map, in {minutes} minutes. Then you see your pictures beside what your model and the shipped one make of the photos, and choose.</source>
      <translation>Disque Studio lernt in {minutes} Minuten aus Ihren fertigen Bildern, wie Sie Tonwerte umsetzen. Dann sehen Sie Ihre Bilder neben dem, was Ihr Modell und das gelieferte aus den Fotos machen, und wählen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>How the model and its look are called; an earlier one of the name is replaced</source>
      <translation>Wie das Modell und sein Look heißen; ein früheres dieses Namens wird ersetzt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>It works, but about {good}, of different scenes, are better.</source>
      <translation>Das geht, aber etwa {good} von verschiedenen Szenen sind besser.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Learn from photos and their finished pictures in a folder (Space)</source>
      <translation>Aus Fotos und ihren fertigen Bildern in einem Ordner lernen (Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Learn from the exemplar pairs on the shelf (Space)</source>
      <translation>Aus den Beispielpaaren im Regal lernen (Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Looking into the folder…</source>
      <translation>Der Ordner wird durchgesehen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Make a Look Model from My Edits</source>
      <translation>Look-Modell aus meinen Bearbeitungen machen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>My look</source>
      <translation>Mein Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Name of the look model</source>
      <translation>Name des Look-Modells</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>Start learning; the Training panel shows how far it is</source>
      <translation>Mit dem Lernen beginnen; das Bedienfeld Training zeigt, wie weit es ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>That is enough, where they show different scenes.</source>
      <translation>Das genügt, wenn sie verschiedene Szenen zeigen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>The pairs in a &amp;folder</source>
      <translation>Die Paare in einem &amp;Ordner</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>The {count} pair on the &amp;shelf</source>
      <translation>Das {count} Paar im &amp;Regal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>The {count} pairs on the &amp;shelf</source>
      <translation>Die {count} Paare im &amp;Regal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>{count} more are left out: they came with a look, without their photos.</source>
      <translation>{count} weitere bleiben außen vor: Sie kamen mit einem Look, ohne ihre Fotos.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>{count} more is left out: it came with a look, without its photo.</source>
      <translation>{count} weiteres bleibt außen vor: Es kam mit einem Look, ohne sein Foto.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>{count} pair.</source>
      <translation>{count} Paar.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/make_dialog.py" />
      <source>{count} pairs.</source>
      <translation>{count} Paare.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/part.py" />
      <source>A training runs; stop it first, or wait for its end.</source>
      <translation>Ein Training läuft; halten Sie es erst an oder warten Sie sein Ende ab.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/part.py" />
      <source>Keeping {name}</source>
      <translation>{name} wird aufgehoben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/part.py" />
      <source>Preparing {count} pairs</source>
      <translation>{count} Paare werden vorbereitet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/part.py" />
      <source>The shipped model</source>
      <translation>Das gelieferte Modell</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/part.py" />
      <source>Trying your look model</source>
      <translation>Ihr Look-Modell wird erprobt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/part.py" />
      <source>plans all looks again.</source>
      <translation>plant wieder alle Looks.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/lookmodel/part.py" />
      <source>plans the looks of your pairs. Back with Look, Back to the Shipped Model.</source>
      <translation>plant die Looks Ihrer Paare. Zurück geht es mit Look, Zurück zum gelieferten Modell.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/main_window.py" />
      <source>Latent Map</source>
      <translation>Latente Karte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/main_window.py" />
      <source>Look</source>
      <translation>Look</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/main_window.py" />
      <source>Scopes</source>
      <translation>Scopes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/main_window.py" />
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/messages.py" />
      <source>({count} more in the details)</source>
      <translation>({count} weitere in den Einzelheiten)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/messages.py" />
      <source>Close this message</source>
      <translation>Diese Meldung schließen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/messages.py" />
      <source>Close this message (Esc)</source>
      <translation>Diese Meldung schließen (Esc)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/messages.py" />
      <source>Details</source>
      <translation>Einzelheiten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/messages.py" />
      <source>Internal error</source>
      <translation>Interner Fehler</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/messages.py" />
      <source>Message details</source>
      <translation>Einzelheiten der Meldung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/messages.py" />
      <source>Messages</source>
      <translation>Meldungen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/messages.py" />
      <source>Show the whole message and the ones before it</source>
      <translation>Die ganze Meldung und die vorigen zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/messages.py" />
      <source>{what}. Nothing was changed; the details help to report it.</source>
      <translation>{what}. Nichts wurde verändert; die Einzelheiten helfen beim Melden.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/mixing.py" />
      <source>Open look {name}</source>
      <translation>Look {name} öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/mixing.py" />
      <source>Remove pair {name}</source>
      <translation>Paar {name} entfernen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/mixing.py" />
      <source>Switch {name}</source>
      <translation>{name} schalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/mixing.py" />
      <source>Weight of {name}</source>
      <translation>Gewicht von {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/headed.py" />
      <source>The look on the photo comes from here</source>
      <translation>Der Look auf dem Foto kommt von hier</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/headed.py" />
      <source>{title}, in use</source>
      <translation>{title}, in Gebrauch</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/hint_list.py" />
      <source>Hints</source>
      <translation>Hinweise</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/hint_list.py" />
      <source>Nothing stands out.</source>
      <translation>Nichts fällt auf.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/hint_list.py" />
      <source>Severity {level} of {most}</source>
      <translation>Schwere {level} von {most}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_panel.py" />
      <source>More measures</source>
      <translation>Weitere Maße</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_panel.py" />
      <source>No scorer is installed: this installation lacks its model files.</source>
      <translation>Kein Bewerter ist installiert: Dieser Installation fehlen die Modelldateien.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_panel.py" />
      <source>Quality map</source>
      <translation>Qualitätskarte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_panel.py" />
      <source>Score by further measures too (Tab to it, then Space)</source>
      <translation>Auch nach weiteren Maßen bewerten (mit Tab dorthin, dann Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_panel.py" />
      <source>Scores</source>
      <translation>Werte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_panel.py" />
      <source>The scorers are loading…</source>
      <translation>Die Bewerter werden geladen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_panel.py" />
      <source>What drags it down</source>
      <translation>Was den Wert senkt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>Asked for {asked}</source>
      <translation>Verlangt {asked}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>Asked for {asked}, got {got}</source>
      <translation>Verlangt {asked}, erreicht {got}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>Finding what can be reached…</source>
      <translation>Was erreichbar ist, wird gesucht…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>Not below {low}: {why_low}.
Not above {high}: {why_high}.</source>
      <translation>Nicht unter {low}: {why_low}.
Nicht über {high}: {why_high}.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>Quality asked for</source>
      <translation>Verlangte Qualität</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>Quality got</source>
      <translation>Erreichte Qualität</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>The quality slider rests: {reason}.</source>
      <translation>Der Qualitätsregler ruht: {reason}.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>Trade the look against its measured quality. Arrow keys step by 1, Page Up and Down by 5, Home and End go to the ends of what can be reached. Double-click for the look as it is.</source>
      <translation>Den Look gegen seine gemessene Qualität abwägen. Pfeiltasten gehen um 1, Bild auf und ab um 5, Pos1 und Ende an die Grenzen des Erreichbaren. Doppelklick führt zum Look, wie er ist.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>What can be reached</source>
      <translation>Was erreichbar ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/quality_strip.py" />
      <source>{name} {low} to {high} can be reached from this look. Drag to ask for a score.</source>
      <translation>{name} {low} bis {high} ist von diesem Look aus erreichbar. Ziehen verlangt einen Wert.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/score_row.py" />
      <source>Agreement on pictures that training never saw: {figures}.</source>
      <translation>Übereinstimmung auf Bildern, die das Training nie sah: {figures}.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/score_row.py" />
      <source>Trained on {data}.</source>
      <translation>Trainiert mit {data}.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/slider.py" />
      <source>{name} value</source>
      <translation>Wert {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/panels/slider.py" />
      <source>{tip}. Double-click to reset.</source>
      <translation>{tip}. Doppelklick setzt zurück.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/pixel_row.py" />
      <source>Pixel under the mouse</source>
      <translation>Pixel unter der Maus</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/quality/restoring.py" />
      <source>Restoring a preview</source>
      <translation>Eine Vorschau wird restauriert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/quality/scores.py" />
      <source>scoring failed; see the message</source>
      <translation>die Bewertung misslang; siehe die Meldung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/quality/target.py" />
      <source>it asks {name}, which is not installed</source>
      <translation>er fragt {name}, das nicht installiert ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/quality/target.py" />
      <source>the search failed; see the message</source>
      <translation>die Suche misslang; siehe die Meldung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/panel.py" />
      <source>Histogram</source>
      <translation>Histogramm</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/panel.py" />
      <source>Logarithmic</source>
      <translation>Logarithmisch</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/panel.py" />
      <source>RGB parade</source>
      <translation>RGB-Parade</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/panel.py" />
      <source>Scope</source>
      <translation>Scope</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/panel.py" />
      <source>The mean codes of red, green, blue and luma, and how much of the photo is black or white</source>
      <translation>Die mittleren Werte von Rot, Grün, Blau und Luma und wie viel des Fotos schwarz oder weiß ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/panel.py" />
      <source>The scopes of the photo are shown here.</source>
      <translation>Hier erscheinen die Scopes des Fotos.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/panel.py" />
      <source>Vectorscope</source>
      <translation>Vektorskop</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/panel.py" />
      <source>Waveform</source>
      <translation>Wellenform</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/panel.py" />
      <source>black {black}  white {white}</source>
      <translation>schwarz {black}  weiß {white}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/scopes/plot.py" />
      <source>before</source>
      <translation>vorher</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/sessions.py" />
      <source>New session</source>
      <translation>Neue Sitzung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/sessions.py" />
      <source>Open Session</source>
      <translation>Sitzung öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/sessions.py" />
      <source>Open session {name}</source>
      <translation>Sitzung {name} öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/sessions.py" />
      <source>Save Session</source>
      <translation>Sitzung speichern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/sessions.py" />
      <source>Undo brings the one before back.</source>
      <translation>Rückgängig holt die vorige zurück.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/sessions.py" />
      <source>is open. Undo brings the session before back.</source>
      <translation>ist offen. Rückgängig holt die vorige Sitzung zurück.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/sessions.py" />
      <source>{count} photo is not where it was</source>
      <translation>{count} Foto ist nicht mehr an seinem Platz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/sessions.py" />
      <source>{count} photos are not where they were</source>
      <translation>{count} Fotos sind nicht mehr an ihrem Platz</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/sessions.py" />
      <source>{photos}: {names}. Put back what was moved, then open the session again.</source>
      <translation>{photos}: {names}. Legen Sie zurück, was verschoben wurde, und öffnen Sie die Sitzung dann noch einmal.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/crash_bar.py" />
      <source>Close this message; the report is kept</source>
      <translation>Diese Meldung schließen; der Bericht bleibt erhalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/crash_bar.py" />
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/crash_bar.py" />
      <source>Copy the report, to send it to whoever can help</source>
      <translation>Den Bericht kopieren, um ihn jemandem zu schicken, der helfen kann</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/crash_bar.py" />
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/crash_bar.py" />
      <source>Disque Studio ended unexpectedly</source>
      <translation>Disque Studio wurde unerwartet beendet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/crash_bar.py" />
      <source>Open report</source>
      <translation>Bericht öffnen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/crash_bar.py" />
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/crash_bar.py" />
      <source>Show the report of the last run here</source>
      <translation>Den Bericht des letzten Laufs hier zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/crash_bar.py" />
      <source>The report stays on this machine; nothing is sent.</source>
      <translation>Der Bericht bleibt auf diesem Rechner; es wird nichts gesendet.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/part.py" />
      <source>Not possible at the moment</source>
      <translation>Im Augenblick nicht möglich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/part.py" />
      <source>Open a photo first</source>
      <translation>Öffnen Sie zuerst ein Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/part.py" />
      <source>Version {version}, MIT licence. Runs on: {device}</source>
      <translation>Version {version}, MIT-Lizenz. Rechnet auf: {device}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/part.py" />
      <source>still loading</source>
      <translation>wird noch geladen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/recent.py" />
      <source>Open &amp;Recent</source>
      <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/shell/recent.py" />
      <source>is no longer there: it was moved, renamed or deleted</source>
      <translation>ist nicht mehr da: verschoben, umbenannt oder gelöscht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>Compute device</source>
      <translation>Rechengerät</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>Facts of the photo</source>
      <translation>Angaben zum Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>Networks run on {device}: {reason}</source>
      <translation>Netze laufen auf {device}: {reason}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>Progress of the running work</source>
      <translation>Fortschritt der laufenden Arbeit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>Running work</source>
      <translation>Laufende Arbeit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>Stop what is running (Esc)</source>
      <translation>Laufende Arbeit abbrechen (Esc)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>Zoom</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>{count} sample was infinite</source>
      <translation>{count} Wert war unendlich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>{count} sample was negative</source>
      <translation>{count} Wert war negativ</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>{count} sample was not a number</source>
      <translation>{count} Wert war keine Zahl</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>{count} samples were infinite</source>
      <translation>{count} Werte waren unendlich</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>{count} samples were negative</source>
      <translation>{count} Werte waren negativ</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>{count} samples were not a number</source>
      <translation>{count} Werte waren keine Zahl</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/status.py" />
      <source>{count} stops</source>
      <translation>{count} Blenden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>"{0}" is no number, where the opinion of {1} is expected</source>
      <translation>„{0}“ ist keine Zahl, wo die Bewertung von {1} stehen sollte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>Before/after pairs: {0} in {1}, at least {2} needed; put untouched photos and the pictures you made of them into it, with names alike ("scene.hdr" and "scene.jpg").</source>
      <translation>Paare aus Vorher und Nachher: {0} in {1}, mindestens {2} werden gebraucht; legen Sie unbearbeitete Fotos und Ihre fertigen Bilder davon hinein, mit gleichen Namen („szene.hdr“ und „szene.jpg“).</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>Disk space: about {0} are needed for decoded pictures, and {1} are free; free some space, or choose another place for the run.</source>
      <translation>Speicherplatz: Für entschlüsselte Bilder werden etwa {0} gebraucht, und {1} sind frei; schaffen Sie Platz, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>HDR photos: {0} in {1}, at least {2} needed; put photos or panoramas into it (.hdr, .exr, .pfm, or floating-point .tif).</source>
      <translation>HDR-Fotos: {0} in {1}, mindestens {2} werden gebraucht; legen Sie Fotos oder Panoramen hinein (.hdr, .exr, .pfm oder Gleitkomma-.tif).</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>PSNR in dB of {0} of your {1} pairs, rendered from the others</source>
      <translation>PSNR in dB bei {0} Ihrer {1} Paare, aus den übrigen gerechnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>Pictures without flaws: {0} in {1}, at least {2} needed; put sharp, clean pictures into it (.png, .jpg, .tif or .webp).</source>
      <translation>Bilder ohne Fehler: {0} in {1}, mindestens {2} werden gebraucht; legen Sie scharfe, saubere Bilder hinein (.png, .jpg, .tif oder .webp).</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>PyTorch finds no CUDA device</source>
      <translation>PyTorch findet kein CUDA-Gerät</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>PyTorch {0} is built without CUDA</source>
      <translation>PyTorch {0} ist ohne CUDA gebaut</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>Rated pictures: {0} Give pictures with a scores.csv (image, mos).</source>
      <translation>Bewertete Bilder: {0} Es müssen Bilder mit einer scores.csv sein (image, mos).</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>Rated pictures: {0} to train on and {1} to test on in {2}, at least {3} and {4} needed; add more.</source>
      <translation>Bewertete Bilder: {0} zum Lernen und {1} zum Prüfen in {2}, mindestens {3} und {4} werden gebraucht; legen Sie mehr hinein.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>SROCC with TMQI on {0} renditions of photos kept apart</source>
      <translation>SROCC mit TMQI bei {0} Wiedergaben zurückgelegter Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>SROCC with people's opinions of {0} photographs kept for the test</source>
      <translation>SROCC mit den Bewertungen von {0} Fotos, die für die Prüfung zurückgelegt sind</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>The general feature {0} is not there; train the recipe "general" first.</source>
      <translation>Das allgemeine Merkmal {0} ist nicht da; trainieren Sie zuerst „Allgemeines Merkmal“.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>There is no folder {0}; choose another one.</source>
      <translation>Den Ordner {0} gibt es nicht; wählen Sie einen anderen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>This recipe does not read archives; give a folder of HDR photos.</source>
      <translation>Dieses Rezept liest keine Archive; wählen Sie einen Ordner mit HDR-Fotos.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>a fault of the program: {0}: {1}</source>
      <translation>ein Fehler des Programms: {0}: {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>a packed file holds nothing to compare on; give a folder of photos</source>
      <translation>eine gepackte Datei enthält nichts für den Vergleich; wählen Sie einen Ordner mit Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>a training runs already; stop it first, or wait for its end</source>
      <translation>es läuft schon ein Training; halten Sie es zuerst an oder warten Sie sein Ende ab</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>can't be read as a model: {0}</source>
      <translation>kann nicht als Modell gelesen werden: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>can't be read as a {0}: {1}</source>
      <translation>kann nicht gelesen werden ({0}): {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>can't be read as packed views: {0}</source>
      <translation>kann nicht als gepackte Fotos gelesen werden: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>cannot be made: {0}</source>
      <translation>kann nicht angelegt werden: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>cannot be removed: {0}</source>
      <translation>kann nicht entfernt werden: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>cannot be used: {0}</source>
      <translation>kann nicht benutzt werden: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>cannot be written: {0}</source>
      <translation>kann nicht geschrieben werden: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>coding exemplars by {0}</source>
      <translation>Beispiele werden mit {0} codiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>decoding {0}</source>
      <translation>{0} wird gelesen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>distorting crop {0} of {1}</source>
      <translation>Ausschnitt {0} von {1} wird beschädigt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>distorting pictures</source>
      <translation>Bilder werden beschädigt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>distorting whole pictures</source>
      <translation>ganze Bilder werden beschädigt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>does not fit this network: {0}</source>
      <translation>passt nicht zu diesem Netz: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>encoding renditions</source>
      <translation>Wiedergaben werden codiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>exists already; try again in a second</source>
      <translation>ist schon vorhanden; versuchen Sie es gleich noch einmal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>has no column "{0}"; it has {1}</source>
      <translation>hat keine Spalte „{0}“; vorhanden: {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>holds no HDR photo that can be read</source>
      <translation>enthält kein lesbares HDR-Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>holds no HDR photos (.hdr, .exr, .pfm, .tif)</source>
      <translation>enthält keine HDR-Fotos (.hdr, .exr, .pfm, .tif)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>holds no pair whose two sides can be read and show the same picture</source>
      <translation>enthält kein Paar, dessen Seiten beide lesbar sind und dasselbe Bild zeigen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>holds no picture of {0} pixels a side</source>
      <translation>enthält kein Bild mit {0} Pixeln je Seite</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>holds no training; start a new one</source>
      <translation>enthält kein Training; starten Sie ein neues</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>holds no {0}; {1}</source>
      <translation>enthält kein {0}; {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>holds {0} photos in a row none of which can be read</source>
      <translation>enthält {0} Fotos hintereinander, von denen keines lesbar ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is damaged: it is not what was written</source>
      <translation>ist beschädigt: ihr Inhalt ist nicht der geschriebene</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is damaged: it is not what was written; copy it anew</source>
      <translation>ist beschädigt: ihr Inhalt ist nicht der geschriebene; kopieren Sie sie neu</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is in use by another training; stop that one first, or train in another folder</source>
      <translation>wird von einem anderen Training benutzt; halten Sie es zuerst an oder trainieren Sie in einem anderen Ordner</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is in use; stop the training first</source>
      <translation>ist in Gebrauch; halten Sie das Training zuerst an</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is missing, but {0} names it</source>
      <translation>fehlt, aber {0} nennt die Datei</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is no data set laid out as one of {0}</source>
      <translation>ist nicht angelegt wie einer dieser Datensätze: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is no folder; give one that holds photos and the pictures made of them</source>
      <translation>ist kein Ordner; wählen Sie einen mit Fotos und den daraus gemachten Bildern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is not text in UTF-8: {0}</source>
      <translation>ist kein Text in UTF-8: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is not there, but {0} stands for it too</source>
      <translation>ist nicht vorhanden, aber {0} steht auch dafür</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is not there; give a scores.csv or a data set's folder</source>
      <translation>ist nicht vorhanden; wählen Sie eine scores.csv oder den Ordner eines Datensatzes</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is smaller than {0} pixels a side</source>
      <translation>ist kleiner als {0} Pixel je Seite</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>is still coming to its end; try again in a moment</source>
      <translation>kommt gerade erst zum Ende; versuchen Sie es gleich noch einmal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>it can't be measured: {0}</source>
      <translation>es kann nicht gemessen werden: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>its archives hold no HDR photo</source>
      <translation>die Archive darin enthalten kein HDR-Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>its last checkpoint is whole</source>
      <translation>der letzte Zwischenstand ist unversehrt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>its process cannot be ended from here; end it in the task manager</source>
      <translation>sein Prozess lässt sich von hier aus nicht beenden; beenden Sie ihn in der Prozessverwaltung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>labelling crop {0} of {1}</source>
      <translation>Ausschnitt {0} von {1} wird bewertet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>ladder: SROCC with the fused pseudo-label on {0} distorted pictures held out</source>
      <translation>SROCC mit der verbundenen Bewertung bei {0} zurückgelegten beschädigten Bildern</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>left out: {0}</source>
      <translation>ausgelassen: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>looking for pictures of one scene</source>
      <translation>Bilder derselben Szene werden gesucht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>looks: mean PSNR in dB from another scene, one exemplar, {0} cases of {1}</source>
      <translation>Looks: mittlerer PSNR in dB von einer anderen Szene mit einem Beispiel, {0} Fälle ({1})</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>measuring the statistics of whole pictures</source>
      <translation>ganze Bilder werden vermessen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>name the picture after its photo, as "scene.hdr" and "scene.jpg"</source>
      <translation>benennen Sie das Bild nach seinem Foto, wie „szene.hdr“ und „szene.jpg“</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>needs one column "mos" (or "dmos"); it has {0}</source>
      <translation>braucht eine Spalte „mos“ (oder „dmos“); vorhanden: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>no model {0} is installed</source>
      <translation>kein Modell {0} ist installiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>not compared: {0}</source>
      <translation>nicht verglichen: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>only {0} can be read</source>
      <translation>nur {0} sind lesbar</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>pair of a photo and a picture</source>
      <translation>Paar aus Foto und Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>photos of two scenes or more are needed to compare on</source>
      <translation>für den Vergleich werden Fotos von mindestens zwei Szenen gebraucht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>rates no picture</source>
      <translation>bewertet kein Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>reading {0}</source>
      <translation>{0} wird gelesen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>rendering by {0}</source>
      <translation>Bilder werden mit {0} gerechnet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>rendering views and measuring them</source>
      <translation>Ansichten werden gerechnet und vermessen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>row {0} has {1} columns, its header {2}</source>
      <translation>Zeile {0} hat {1} Spalten, der Kopf {2}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>scoring by {0}</source>
      <translation>Bilder werden mit {0} bewertet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>the data have no pictures that are kept apart to compare on; put Kodak's test pictures (kodim01.png …) into their folder pristine/kodak</source>
      <translation>den Daten fehlen Bilder, die für den Vergleich zurückgelegt sind; legen Sie die Testbilder von Kodak (kodim01.png …) in ihren Ordner pristine/kodak</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>the disk is full; free some space and resume the training; {0}</source>
      <translation>der Datenträger ist voll; schaffen Sie Platz und setzen Sie das Training fort; {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>the folder looks</source>
      <translation>der Ordner „looks“</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>the loss was not finite for {0} steps in a row (step {1})</source>
      <translation>der Verlust war {0} Schritte lang nicht endlich (Schritt {1})</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>the trainer ended without an answer</source>
      <translation>das Training endete ohne Antwort</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>the trainer gave an answer that cannot be read</source>
      <translation>das Training gab eine Antwort, die sich nicht lesen lässt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>the trainer is not part of this program; install it whole</source>
      <translation>zu diesem Programm gehört kein Training; installieren Sie es vollständig</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>there are none</source>
      <translation>es sind keine da</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>there are too few photos to keep some apart to compare on</source>
      <translation>es sind zu wenige Fotos, um einige für den Vergleich zurückzulegen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>there is no setting {0}; there are: {1}</source>
      <translation>eine Einstellung {0} gibt es nicht; es gibt: {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>there is nothing that {0} could be compared by</source>
      <translation>für {0} gibt es nichts, womit es verglichen werden könnte</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>this PyTorch is built without CUDA</source>
      <translation>dieses PyTorch ist ohne CUDA gebaut</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>tone-mapping views, and measuring them</source>
      <translation>Ansichten werden entwickelt und vermessen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>training goes on uncompiled: {0}</source>
      <translation>das Training läuft ohne Übersetzung des Netzes weiter: {0}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>views and operators drawn anew by a fixed seed</source>
      <translation>Ansichten und Verfahren, mit festem Startwert neu gezogen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>{0} has not enough memory; close other programs that use it, draw fewer pictures a step, or train on the CPU; {1}</source>
      <translation>{0} hat nicht genug Speicher; schließen Sie andere Programme, die ihn benutzen, nehmen Sie weniger Bilder je Schritt oder trainieren Sie auf der CPU; {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>{0} holds no packed photos, or is damaged; give a folder of HDR photos.</source>
      <translation>{0} enthält keine gepackten Fotos oder ist beschädigt; wählen Sie einen Ordner mit HDR-Fotos.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>{0} is a file; give a folder of pictures without flaws.</source>
      <translation>{0} ist eine Datei; wählen Sie einen Ordner mit Bildern ohne Fehler.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>{0} is damaged; going on from {1}</source>
      <translation>{0} ist beschädigt; es geht weiter mit {1}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>{0} is damaged; the last weights are taken instead</source>
      <translation>{0} ist beschädigt; stattdessen werden die letzten Gewichte genommen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>{0} was lost ({1}); resume the training, there or on the CPU; {2}</source>
      <translation>{0} ging verloren ({1}); setzen Sie das Training dort oder auf der CPU fort; {2}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>{0}, and stepping back {1} times did not help; a smaller learning_rate may</source>
      <translation>{0}, und {1}-maliges Zurückgehen half nicht; vielleicht hilft eine kleinere learning_rate</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>{0}; back to step {1}, from where other batches are drawn</source>
      <translation>{0}; zurück zu Schritt {1}, von wo aus andere Bilder gezogen werden</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/trainer_words.py" />
      <source>{0}; {1} more are missing too</source>
      <translation>{0}; {1} weitere fehlen ebenfalls</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/closing.py" />
      <source>&amp;Do this from now on (to be changed in the settings)</source>
      <translation>&amp;Künftig immer so (in den Einstellungen zu ändern)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/closing.py" />
      <source>A training is running: {name}.</source>
      <translation>Ein Training läuft: {name}.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/closing.py" />
      <source>It can go on without the window; the next window finds it again. What it has learnt is kept.</source>
      <translation>Es kann ohne das Fenster weitergehen; das nächste Fenster findet es wieder. Was es gelernt hat, bleibt.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/closing.py" />
      <source>Let It &amp;Go On</source>
      <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/curves.py" />
      <source>Losses</source>
      <translation>Verluste</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/curves.py" />
      <source>Show the losses that are above 0 on logarithmic scales (Tab to it, then Space)</source>
      <translation>Die Verluste, die über 0 liegen, auf logarithmischen Skalen zeigen (mit Tab hin, dann Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/curves.py" />
      <source>Step {step}</source>
      <translation>Schritt {step}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/curves.py" />
      <source>The curves begin with the first steps.</source>
      <translation>Die Kurven beginnen mit den ersten Schritten.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>Figures of the training</source>
      <translation>Zahlen des Trainings</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>How long it has trained</source>
      <translation>Wie lange es schon trainiert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>Memory</source>
      <translation>Speicher</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>Rate</source>
      <translation>Rate</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>Skipped</source>
      <translation>Ausgel.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>Step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>Steps whose loss was no number, and which were not taken</source>
      <translation>Ausgelassene Schritte, deren Verlust keine Zahl war</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>The learning rate</source>
      <translation>Die Lernrate</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>The most memory used so far: of the process, and of the GPU where it has one</source>
      <translation>Der größte Speicherbedarf bisher: des Prozesses, und der GPU, wo er eine hat</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>{count} images/s</source>
      <translation>{count} Bilder/s</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>{count} steps/s</source>
      <translation>{count} Schritte/s</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/facts.py" />
      <source>{step} of {steps}</source>
      <translation>{step} / {steps}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>What was found in the data folder</source>
      <translation>Was im Datenordner gefunden wurde</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>the general feature</source>
      <translation>das allgemeine Merkmal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>up to {count} pairs by what they show</source>
      <translation>bis zu {count} Paare nach ihrem Inhalt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} HDR photo</source>
      <translation>{count} HDR-Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} HDR photos</source>
      <translation>{count} HDR-Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} archive of photos</source>
      <translation>{count} Archiv mit Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} archives of photos</source>
      <translation>{count} Archive mit Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} before/after pair</source>
      <translation>{count} Vorher-Nachher-Paar</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} before/after pairs</source>
      <translation>{count} Vorher-Nachher-Paare</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} packed photo</source>
      <translation>{count} gepacktes Foto</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} packed photos</source>
      <translation>{count} gepackte Fotos</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} pair by what it shows</source>
      <translation>{count} Paar nach seinem Inhalt</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} panorama among them</source>
      <translation>{count} Panorama darunter</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} panoramas among them</source>
      <translation>{count} Panoramen darunter</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} picture without flaws</source>
      <translation>{count} makelloses Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} pictures without flaws</source>
      <translation>{count} makellose Bilder</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} rated picture</source>
      <translation>{count} bewertetes Bild</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/findings.py" />
      <source>{count} rated pictures</source>
      <translation>{count} bewertete Bilder</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/panel.py" />
      <source>Start a training, or choose one of those there are.</source>
      <translation>Beginnen Sie ein Training, oder wählen Sie eines aus der Liste.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/panel.py" />
      <source>Trainings</source>
      <translation>Trainings</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/part.py" />
      <source>&amp;Keep</source>
      <translation>&amp;Behalten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/part.py" />
      <source>&amp;Resume Training</source>
      <translation>Training &amp;fortsetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/part.py" />
      <source>Choose a Folder to Learn From</source>
      <translation>Ordner wählen, aus dem gelernt wird</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/part.py" />
      <source>Delete Training</source>
      <translation>Training löschen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/part.py" />
      <source>Delete {name} with all its checkpoints?</source>
      <translation>{name} mit allen Zwischenständen löschen?</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/part.py" />
      <source>This cannot be undone. {folder}</source>
      <translation>Das ist nicht rückgängig zu machen. {folder}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/part.py" />
      <source>{name} goes on in the background.</source>
      <translation>{name} läuft im Hintergrund weiter.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/part.py" />
      <source>{name} is being trained; stop it first, or wait for its end.</source>
      <translation>{name} wird trainiert; beenden Sie das zuerst, oder warten Sie sein Ende ab.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/plot.py" />
      <source>Point at a step to read its values; Left and Right step along the curves</source>
      <translation>Auf einen Schritt zeigen, um seine Werte zu lesen; Links und Rechts gehen an den Kurven entlang</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>It failed without a reason</source>
      <translation>Es ist ohne Angabe eines Grundes gescheitert</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>It is as good as the installed one: {ours} ({name}).</source>
      <translation>Es ist so gut wie das eingesetzte: {ours} ({name}).</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>It is better than the installed one: {ours} against {theirs} ({name}).</source>
      <translation>Es ist besser als das eingesetzte: {ours} gegen {theirs} ({name}).</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>It is worse than the installed one: {ours} against {theirs} ({name}).</source>
      <translation>Es ist schlechter als das eingesetzte: {ours} gegen {theirs} ({name}).</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>It was stopped.</source>
      <translation>Es wurde beendet.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>Its last words were: {words}</source>
      <translation>Seine letzten Worte waren: {words}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>Its process ended without a word.</source>
      <translation>Sein Prozess ist ohne ein Wort zu Ende gegangen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>Nothing was learnt yet; Resume begins again.</source>
      <translation>Noch ist nichts gelernt; Fortsetzen beginnt von vorn.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>The new model is kept back; the installed one stays.</source>
      <translation>Das neue Modell wird zurückgehalten; das eingesetzte bleibt.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>The new model is written.</source>
      <translation>Das neue Modell ist geschrieben.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>What was learnt up to step {step} is kept; Resume goes on from there.</source>
      <translation>Was bis Schritt {step} gelernt wurde, bleibt; Fortsetzen geht von dort weiter.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/result.py" />
      <source>{name}: {ours}; no model was installed to compare with.</source>
      <translation>{name}: {ours}; zum Vergleich war kein Modell eingesetzt.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>All trainings</source>
      <translation>Alle Trainings</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>Back to all trainings (Tab to it, then Space)</source>
      <translation>Zurück zu allen Trainings (mit Tab hin, dann Leertaste)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>Comparing with the installed model</source>
      <translation>Vergleich mit dem eingebauten Modell</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>Delete…</source>
      <translation>Löschen…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>Pausing at the end of this step…</source>
      <translation>Hält am Ende dieses Schritts an…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>Samples</source>
      <translation>Proben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>Stopping…</source>
      <translation>Wird beendet…</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>Training progress</source>
      <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>Warnings</source>
      <translation>Warnungen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/run_view.py" />
      <source>{count} lines of its events could not be read.</source>
      <translation>{count} Zeilen seiner Ereignisse waren nicht zu lesen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/samples.py" />
      <source>Click a row to enlarge it (arrow keys, then Return)</source>
      <translation>Eine Zeile anklicken, um sie zu vergrößern (Pfeiltasten, dann Eingabe)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/samples.py" />
      <source>Prediction</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/samples.py" />
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/samples.py" />
      <source>Source, target and prediction</source>
      <translation>Quelle, Ziel und Ergebnis</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/samples.py" />
      <source>Target</source>
      <translation>Ziel</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/samples.py" />
      <source>row {row}</source>
      <translation>Zeile {row}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/samples.py" />
      <source>{count} sample</source>
      <translation>{count} Probe</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/samples.py" />
      <source>{count} samples</source>
      <translation>{count} Proben</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/samples.py" />
      <source>{number} of {count} · arrow keys show the others</source>
      <translation>{number} von {count} · Pfeiltasten zeigen die anderen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source> min</source>
      <translation> min</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>Choose a folder of pictures first.</source>
      <translation>Wählen Sie zuerst einen Ordner mit Bildern.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>Drop a folder on this panel</source>
      <translation>Ordner hierher ziehen</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>How long to train; 0 trains for as long as the kind of training needs</source>
      <translation>Wie lange trainiert wird; bei 0 so lange, wie es diese Art von Training braucht</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>Minutes of training</source>
      <translation>Minuten des Trainings</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>New training</source>
      <translation>Neues Training</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>No data yet</source>
      <translation>Noch keine Daten</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>The folder is not looked into yet.</source>
      <translation>Der Ordner ist noch nicht durchgesehen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>The folder lacks what this training needs.</source>
      <translation>Dem Ordner fehlt, was dieses Training braucht.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>Train for</source>
      <translation>Dauer</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>What to train</source>
      <translation>Was trainiert wird</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>Will run on {device}</source>
      <translation>Rechnet auf {device}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/setup.py" />
      <source>until it is done</source>
      <translation>bis es fertig ist</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Causal</source>
      <translation>Kausal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>DRI</source>
      <translation>DRI</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Ended unexpectedly</source>
      <translation>Unerwartet zu Ende</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>General feature</source>
      <translation>Allgemeines Merkmal</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Learns how damage shows, whatever is in the picture.</source>
      <translation>Lernt, woran man Schäden sieht, was auch im Bild ist.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Learns the look of your own edits.</source>
      <translation>Lernt den Look Ihrer eigenen Bearbeitungen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Learns to carry the look of an example over to other photos.</source>
      <translation>Lernt, den Look eines Beispiels auf andere Fotos zu übertragen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Learns to compare a finished picture with its reference.</source>
      <translation>Lernt, ein fertiges Bild mit seiner Referenz zu vergleichen.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Learns to rate a finished picture beside its HDR photo.</source>
      <translation>Lernt, ein fertiges Bild neben seinem HDR-Foto zu bewerten.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Learns to rate a picture by itself, and to tell what is wrong with it.</source>
      <translation>Lernt, ein Bild für sich zu bewerten und zu sagen, was ihm fehlt.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Learns to rate a tone-mapped picture by itself.</source>
      <translation>Lernt, ein aus HDR entwickeltes Bild für sich zu bewerten.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Learns what QD-net and DRI look at before they rate a picture.</source>
      <translation>Lernt, worauf QD-net und DRI achten, bevor sie ein Bild bewerten.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Looks (DisQUE)</source>
      <translation>Looks (DisQUE)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Needs HDR photos, the more different the better; examples are made of them.</source>
      <translation>Braucht HDR-Fotos, je verschiedener, desto besser; daraus werden Beispiele gemacht.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Needs HDR photos; finished pictures are made of them.</source>
      <translation>Braucht HDR-Fotos; daraus werden fertige Bilder gemacht.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Needs pairs of an HDR photo and your finished picture of it, eight or more.</source>
      <translation>Braucht Paare aus einem HDR-Foto und Ihrem fertigen Bild davon, acht oder mehr.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Needs photos with people's ratings, and HDR photos.</source>
      <translation>Braucht Fotos mit Bewertungen von Menschen und HDR-Fotos.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Needs photos with people's ratings, and pictures without flaws.</source>
      <translation>Braucht Fotos mit Bewertungen von Menschen und makellose Bilder.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Needs photos with people's ratings, pictures without flaws and HDR photos.</source>
      <translation>Braucht Fotos mit Bewertungen von Menschen, makellose Bilder und HDR-Fotos.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Needs pictures without flaws; damaged copies are made of them.</source>
      <translation>Braucht makellose Bilder; daraus werden beschädigte Kopien gemacht.</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Preparing</source>
      <translation>Vorbereitung</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>QD-net</source>
      <translation>QD-net</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Quality of tone mapping (DisQUE, HDR)</source>
      <translation>Qualität der HDR-Entwicklung (DisQUE)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Quality with reference (DisQUE)</source>
      <translation>Qualität mit Referenz (DisQUE)</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Starting</source>
      <translation>Startet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Stopped</source>
      <translation>Beendet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/training/words.py" />
      <source>Stopping</source>
      <translation>Wird beendet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/undoing.py" />
      <source>{action}: {step}</source>
      <translation>{action}: {step}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/view/part.py" />
      <source>Pin Reference</source>
      <translation>Referenz anheften</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/view/part.py" />
      <source>Pinned {name}</source>
      <translation>Angeheftet: {name}</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/view/part.py" />
      <source>Pinning the view</source>
      <translation>Die Ansicht wird angeheftet</translation>
    </message>
    <message>
      <location filename="disque_studio/ui/view/part.py" />
      <source>The photo in the view {name}. Arrow keys pan, Ctrl and plus or minus zoom.</source>
      <translation>Das Foto in der Ansicht {name}. Pfeiltasten verschieben, Strg und Plus oder Minus zoomen.</translation>
    </message>
  </context>
</TS>
