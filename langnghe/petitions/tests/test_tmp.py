from langnghe.petitions.tests.test_search import *
def test_x(cast):
    p = toan(cast)
    t = PetitionText.objects.get()
    print(t.folded, t.vector, t.bands[:3])
    print(PetitionText.objects.filter(vector=selectors.finding.SearchQuery("hoa", config="simple", search_type="raw")).query)
    assert 0
