<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Studio</name>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Appearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>As the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>As the theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Behind the photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Black</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Deutsch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>English</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>How many photos the File menu and the empty canvas offer again; 0 keeps no list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Look of new photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Middle grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>No look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Recent files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The built-in look that a photo has when it is opened for the first time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The grey around the photo: a picture looks darker on white and lighter on black</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The greys of the window; both themes are neutral so that they do not tint the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>The language of the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/studio/settings.py" />
      <source>White</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>&amp;Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>&amp;Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>Make the change again that was taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/edit.py" />
      <source>Take the last change back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Cancel Work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Open Photo…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Paste Files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>&amp;Save Picture As…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Close the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open &amp;Demo Photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open an HDR photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open copied files as if they were dropped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Open the bundled demo photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Save the finished picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/file.py" />
      <source>Stop what is running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;About Disque Studio</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;Command Palette…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;Forget Recent Photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;Guide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;Keyboard Shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>&amp;Settings…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Change &amp;Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Change between the dark and the light theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Choose theme, language and what new photos begin with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Empty the list of photos that were opened lately</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Find and run any command by a few letters of its name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>It cannot be undone and is seldom needed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>It is needed too seldom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Learn in a few short pages what can be done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>List every command and its keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/help.py" />
      <source>Show version, licence and device</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Add Exemplar Pair…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;No Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Open Look…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>&amp;Reset Sliders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Brighten by a quarter stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Darken by a quarter stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Keep the look of the exemplar pairs as a .look file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Less E&amp;xposure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Less S&amp;trength</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>More &amp;Exposure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>More &amp;Strength</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Next &amp;Built-in Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Previo&amp;us Built-in Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Put the built-in look before on the photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Put the look of a .look file on the photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Put the look of the exemplar pairs on the photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Put the next built-in look on the photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Sa&amp;ve Look…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Set strength to 100 % and exposure to 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Show the photo without a look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Strengthen the look by 5 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Teach a look by a before and an after picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Use the &amp;Pairs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/look.py" />
      <source>Weaken the look by 5 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>&amp;Lower Quality</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>&amp;Next Map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>&amp;Raise Quality</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Ask for a score two points higher</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Ask for a score two points lower</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Go back to the look as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Quality &amp;Map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Re&amp;set Quality</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Restored &amp;Preview…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Show on the photo where its quality is high or low</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>Show the map of the next scorer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/quality.py" />
      <source>What DRI would take out of the picture: a small preview, never saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;1:1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Fit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Look Panel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Quality Panel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>&amp;Wipe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Compare before and after along a movable line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>F&amp;ull Screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Fill the screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Move the wipe line to the left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Move the wipe line to the right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pan Down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pan Left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pan Right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Pan Up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See more of the photo's bottom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See more of the photo's left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See more of the photo's right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See more of the photo's top</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See one photo pixel on one screen pixel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>See the whole photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show or hide the panel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show or hide the scores</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Show the photo without the look; hold B for a glance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Wipe Line Left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Wipe Line Right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Zoom &amp;In</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Zoom &amp;Out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Zoom in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/actions/view.py" />
      <source>Zoom out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/canvas.py" />
      <source>Photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/canvas.py" />
      <source>The photo in its look. Arrow keys pan, Ctrl and plus or minus zoom.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/decoration.py" />
      <source>After</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/decoration.py" />
      <source>Before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/decoration.py" />
      <source>{one} against {other}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>0 codes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>Blown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>Crushed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>Difference × {gain}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/legends.py" />
      <source>Scene light, in stops around grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/overlay.py" />
      <source>{metric} by region</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/readout.py" />
      <source>Output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/readout.py" />
      <source>Pixel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/readout.py" />
      <source>Scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/readout.py" />
      <source>Stops</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>A before and an after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>A folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Drop photos here to begin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Finished pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>HDR photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Let go to open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Open Photos…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Open {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>OpenEXR, Radiance HDR, PFM, TIFF, PNG or Ultra HDR JPEG</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Recent photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Try the Demo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>Welcome</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>of one scene, to teach a look by example</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>to see and compare their quality scores</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>with any of these</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/canvas/welcome.py" />
      <source>{guide} opens the guide, {shortcuts} lists all keys, {palette} finds any command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Close the guide (Esc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Guide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Pages of the guide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/guide.py" />
      <source>Previous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>Command Palette</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>Commands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>Find a command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>No command is called that</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>Type the name of a command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/palette.py" />
      <source>on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>Close the settings, which hold already (Esc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>Restore Defaults</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>Set everything here as it was at first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/settings.py" />
      <source>The language changes when Disque Studio is started again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>A large step less or more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Arrow keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Back to the neutral value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Close the list (Esc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Double-click</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Double-click on the name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Drag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Home, End</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Keyboard Shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Lowest or highest value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Mouse on the canvas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Mouse wheel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>One step less or more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Page Up, Page Down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Pan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Print the commands that are shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Print…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Search commands and keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Sliders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>What it does</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Whole photo or 1:1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/dialogs/shortcuts.py" />
      <source>Zoom to the cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Add pair {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Cropping {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Exposure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Learning {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Look of the pairs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Look {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Open look {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Opening the demo photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Opening {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Quality target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Remove pair {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Saving {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Strength</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Switch {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/document.py" />
      <source>Weight of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>Looking into {count} file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>Looking into {count} files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>and {count} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/drops.py" />
      <source>{count} files were left out. {reasons}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/editing.py" />
      <source>Add {count} photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/editing.py" />
      <source>Add {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/editing.py" />
      <source>Remove photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/editing.py" />
      <source>Remove {count} photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/files.py" />
      <source>Open Photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/files.py" />
      <source>The clipboard holds no files: copy some in a file manager first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>1 star</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Being read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Edited</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Not shown: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Picked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Quality {score} before the last edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Quality {score} of 100</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>Rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/model.py" />
      <source>{count} stars</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/filmstrip/view.py" />
      <source>Filmstrip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/model.py" />
      <source>Click to sort by {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/model.py" />
      <source>Compared with {photo}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/model.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/inspection/model.py" />
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/keeping.py" />
      <source>Bringing the last session back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/look/catalogue.py" />
      <source>Exporting {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/look/catalogue.py" />
      <source>Importing looks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/main_window.py" />
      <source>Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/main_window.py" />
      <source>Quality</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/main_window.py" />
      <source>Tools</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/main_window.py" />
      <source>is saved in {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/shell/part.py" />
      <source>Not possible at the moment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/shell/part.py" />
      <source>Open a photo first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/shell/part.py" />
      <source>Version {version}, MIT licence. Runs on: {device}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/shell/part.py" />
      <source>still loading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/shell/recent.py" />
      <source>Open &amp;Recent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/shell/recent.py" />
      <source>is no longer there: it was moved, renamed or deleted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="disque_studio/ui/undoing.py" />
      <source>{action}: {step}</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
