"""Addresses of the work on one initiative: how it goes, its news, its plan, its money."""

from django.urls import path

from mapapp.web.work import money, news, progress, tasks, views

app_name = "work"
urlpatterns = [
    path("", views.home, name="home"),
    path("news/", news.tell, name="tell"),
    path("news/<int:news>/back/", news.take_back, name="take_back"),
    path("expenses/", money.expenses, name="expenses"),
    path("expenses/new/", money.spend, name="spend"),
    path("expenses/<int:expense>/back/", money.take_back, name="take_expense_back"),
    path("expenses/<int:expense>/receipt/", money.receipt, name="receipt"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<int:task>/", tasks.task, name="task"),
    path("milestones/<int:milestone>/", progress.mark, name="mark"),
]
