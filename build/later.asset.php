<?php return array('dependencies' => array('wp-i18n'), 'version' => '40d5921411534130148b');
