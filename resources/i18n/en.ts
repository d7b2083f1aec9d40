<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BackupWords</name>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check-in(s)</source>
        <translation>
            <numerusform>%n check-in</numerusform>
            <numerusform>%n check-ins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinView</name>
    <message numerus="yes">
        <source>%n page(s) will be gone for good. Nobody can bring them back.</source>
        <translation>
            <numerusform>%n page will be gone for good. Nobody can bring it back.</numerusform>
            <numerusform>%n pages will be gone for good. Nobody can bring them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookOut</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookView</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sealed letter(s) stay out.</source>
        <translation>
            <numerusform>%n sealed letter stays out.</numerusform>
            <numerusform>%n sealed letters stay out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryBrowser</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryEditor</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryPhotos</name>
    <message numerus="yes">
        <source>%n photo(s) added.</source>
        <translation>
            <numerusform>%n photo added.</numerusform>
            <numerusform>%n photos added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) could not be added.</source>
        <translation>
            <numerusform>%n photo could not be added.</numerusform>
            <numerusform>%n photos could not be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed photo(s): bring back</source>
        <translation>
            <numerusform>%n removed photo: bring back</numerusform>
            <numerusform>%n removed photos: bring back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PadsCard</name>
    <message numerus="yes">
        <source>%n soaked pad(s)</source>
        <translation>
            <numerusform>%n soaked pad</numerusform>
            <numerusform>%n soaked pads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SalvageWords</name>
    <message numerus="yes">
        <source>%n of all these came back whole, from a backup.</source>
        <translation>
            <numerusform>%n of all these came back whole, from a backup.</numerusform>
            <numerusform>%n of all these came back whole, from a backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these came back as it was some time before.</source>
        <translation>
            <numerusform>%n of these came back as it was some time before.</numerusform>
            <numerusform>%n of these came back as they were some time before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could not be read.</source>
        <translation>
            <numerusform>%n page could not be read.</numerusform>
            <numerusform>%n pages could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could only be read in part, and end with “…”.</source>
        <translation>
            <numerusform>%n page could only be read in part, and ends with “…”.</numerusform>
            <numerusform>%n pages could only be read in part, and end with “…”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsView</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionsView</name>
    <message numerus="yes">
        <source>%n word(s) only in this version, underlined.</source>
        <translation>
            <numerusform>%n word only in this version, underlined.</numerusform>
            <numerusform>%n words only in this version, underlined.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) written since, struck through.</source>
        <translation>
            <numerusform>%n word written since, struck through.</numerusform>
            <numerusform>%n words written since, struck through.</numerusform>
        </translation>
    </message>
</context>
</TS>
