"""English words that also obey the rules of the Vietnamese syllable: they speak for neither language."""

_WORDS = """
a am an at ban bang bat bay be bee bet bi bin bit bo bong boom bop bot bun but buy by can cap cat cay chant
chap char chat chi chin chip chop chum co coin com con coo cop cot cow cue cum cup cut day de dec den dep
dim din dip do doc dom don dot due dun duo e em en eo et eu fa ga gang gap gay get gi gong got gu gum gun
gut guy ha ham han hang hap hat hay he hem hen hi him hip hit ho hong hop hot hue hum hung hut hy i ia in
ion ip it ken key ki kim kin kip kit lang lap lat lay le lei len let li lie lien lim lip lit lo loan long
loo loop lop lot low lu lung ma man mang map mat may me mel men met mi mic min mo mom mon moo mop mot mu mum
my na nap neo nep net new ni nil nip nit no non nor not nu num nun nut o oa oh on oop op opt out pa pan pang
pap pat pay pe pen pep pet pho photo pi pic pie pin ping pint pip pit plan po poi poll pom pop pot pu pub
pun pup put puy quay quit ra ram ran rang rap rat ray re rem ren rep ret rho rib rim ring rip ro rom ron rot
rue rum run rung rut sang sap sat say se sea sec see sem sen sep set shy si sic sim sin sip sit so son song
soon sot sou soy sue sum sun sung sup tan tang tap tat te tea tem ten tent than that the then they thin tho
thong thou thud thy tic tie tin tip tit to toe tom ton tong too top tot toy tram tray tri trim trio trip
trot true try tub tum tun tut u um un up us ut van vat vec vet via vie vim vin vip vo ya yen yet yin
"""
ENGLISH_TOO = frozenset(_WORDS.split())
